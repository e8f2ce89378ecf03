import type { AnySchema, ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput } from '@orpc/contract'
import type { Result } from '../platform/result.ts'
import type { ProcedureMeta, StepUpMethod } from './base.ts'
import type { Me } from './identity/person.ts'
import type { Contract } from './index.ts'

/** Where a door keeps the session token of one caller: a cookie, a window's memory, a test's variable. */
export type SessionSlot = {
  get: () => string | null
  set: (token: string, expiresAt: Date, stay: boolean) => void
  clear: () => void
}

/** Made by a door for each call. */
export type Caller = {
  via: 'electron' | 'http' | 'api' | 'test'
  session: SessionSlot
  /** Of a program (`via` is `api`): the id of its key, which the door has checked. The key itself goes no further. */
  apiKeyId?: string
  /** Names the desk: this desktop, or one browser on it. Null: a program. */
  deviceId: string | null
  ipAddress: string | null
  userAgent: string | null
}

/** Whether the caller sits at the computer that this program runs on: its window, or a browser on it. */
export function isAtThisComputer({ via, ipAddress }: Pick<Caller, 'via' | 'ipAddress'>): boolean {
  if (ipAddress === null) return via === 'electron'
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(ipAddress)
}

export type AuditDetail = { entityId?: string; oldValues?: unknown; newValues?: unknown }

/** A transaction or client that can write the audit row: `Tx` and `Db` of the database fit. */
export type AuditTarget = { $executeRaw: (query: TemplateStringsArray, ...values: unknown[]) => PromiseLike<number> }

/** Writes the audit row of a call, in the transaction of what it changes. */
export type AuditIn = (target: AuditTarget, detail?: AuditDetail & { userId?: string }) => Promise<void>

/** What a route gets. `who` is null only where the contract lets anyone in. Stream routes end when `signal` aborts. */
export type Call<Input> = {
  input: Input
  who: Me | null
  caller: Caller
  signal: AbortSignal
  /** For a change outside of the database: what the row says that the router writes when the call succeeds. */
  audit: (detail: AuditDetail) => void
  /** For a change in the database: writes the row now, in its transaction, so that neither is there without the other. */
  auditIn: AuditIn
}

/** A call whose caller is known: every one that the contract does not open to anyone. */
export const personOf = ({ who }: Pick<Call<unknown>, 'who'>): Me => {
  if (!who) throw new Error('the router let someone in whom it does not know')
  return who
}

/** Who asks, and by which door: what many changes have to know beside their input. */
export type Asker = { who: Me; caller: Caller }
export const askerOf = (call: Pick<Call<unknown>, 'who' | 'caller'>): Asker => ({
  who: personOf(call),
  caller: call.caller,
})

/** Codes that the router itself gives. */
type RouterCode =
  | ('UNAUTHORIZED' | 'LOCKED' | 'FORBIDDEN' | 'RIGHTS_CHANGED' | 'TOO_MANY_CALLS' | 'DATABASE_UNAVAILABLE')
  | ('TOO_HEAVY' | 'BUSY' | 'FAULT')
/** Given by the router where the contract says so always, and by a route that asks only sometimes. */
type StepUpRefusal = { code: 'STEP_UP_NEEDED'; data: { methods: StepUpMethod[] } }

type RefusalOf<E extends ErrorMap> =
  | StepUpRefusal
  | {
      [K in Exclude<keyof E, RouterCode | 'STEP_UP_NEEDED'> & string]: E[K] extends { data: infer D extends AnySchema }
        ? { code: K; data: InferSchemaInput<D> }
        : { code: K }
    }[Exclude<keyof E, RouterCode | 'STEP_UP_NEEDED'> & string]

type Route<P> =
  P extends ContractProcedure<infer I, infer O, infer E, ProcedureMeta>
    ? (call: Call<InferSchemaOutput<I>>) => Promise<Result<InferSchemaInput<O>, RefusalOf<E>>>
    : never

/** The shape a feature's routes must have, derived from its contract. */
export type FeatureRoutes<F extends keyof Contract> = { [P in keyof Contract[F]]: Route<Contract[F][P]> }
/** What a procedure is given, and what it may answer: a use case takes and returns just these. */
export type Input<F extends keyof Contract, P extends keyof Contract[F]> =
  Contract[F][P] extends ContractProcedure<infer I, AnySchema, ErrorMap, ProcedureMeta> ? InferSchemaOutput<I> : never
export type Answer<F extends keyof Contract, P extends keyof Contract[F]> = Awaited<ReturnType<FeatureRoutes<F>[P]>>
export type Routes = { [F in keyof Contract]: FeatureRoutes<F> }
