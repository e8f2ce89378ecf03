import type { AnySchema, ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput } from '@orpc/contract'
import type { Result } from '../platform/result.ts'
import type { ProcedureMeta } from './base.ts'
import type { Me } from './identity.ts'
import type { Contract } from './index.ts'

/** Where a door keeps the session token of one caller: a cookie, a window's memory, a test's variable. */
export type SessionSlot = {
  get: () => string | null
  set: (token: string, expiresAt: Date, stay: boolean) => void
  clear: () => void
}

/** Made by a door for each call. */
export type Caller = {
  via: 'electron' | 'http' | 'test'
  session: SessionSlot
  ipAddress: string | null
  userAgent: string | null
}

export type AuditDetail = { entityId?: string; oldValues?: unknown; newValues?: unknown }

/** What a route gets. `who` is null only where the contract lets anyone in. Stream routes end when `signal` aborts. */
export type Call<Input> = {
  input: Input
  who: Me | null
  caller: Caller
  signal: AbortSignal
  /** Adds to the audit row that the router writes when the call succeeds. */
  audit: (detail: AuditDetail) => void
}

/** Codes that the router itself gives; a route never returns them. */
type RouterCode = 'UNAUTHORIZED' | 'FORBIDDEN' | 'DATABASE_UNAVAILABLE' | 'FAULT'

type RefusalOf<E extends ErrorMap> = {
  [K in Exclude<keyof E, RouterCode> & string]: E[K] extends { data: infer D extends AnySchema }
    ? { code: K; data: InferSchemaInput<D> }
    : { code: K }
}[Exclude<keyof E, RouterCode> & string]

type Route<P> =
  P extends ContractProcedure<infer I, infer O, infer E, ProcedureMeta>
    ? (call: Call<InferSchemaOutput<I>>) => Promise<Result<InferSchemaInput<O>, RefusalOf<E>>>
    : never

/** The shape a feature's routes must have, derived from its contract. */
export type FeatureRoutes<F extends keyof Contract> = { [P in keyof Contract[F]]: Route<Contract[F][P]> }
export type Routes = { [F in keyof Contract]: FeatureRoutes<F> }
