import { oc } from '@orpc/contract'
import { z } from 'zod'
import { type Dangerous, isPermission, type Permission } from './permissions.ts'

/** Who may call a procedure. `signed-in` is refused while the session is locked; `even-locked` is not. */
export type Access = 'anyone' | 'even-locked' | 'signed-in' | Permission

/** The audit row of a call. */
export type Audit<Action extends string> = { action: Action; entity: string }

/**
 * `changes`: after the call something that the farm, a person or this desktop keeps is another than before, or something
 * has gone out (a mail, a browser opened); rows of the audit, security and usage logs about the call itself apart. So an
 * export changes nothing, and is audited. A change without an audit row says why it has none.
 */
type Effect =
  | { changes: false; audit?: Audit<'EXPORT'>; unaudited?: never; evenViewingAs?: never }
  | ({
      changes: true
      /** Stays possible while a person looks as somebody else: leaving, locking, proving, keeping what is typed. */
      evenViewingAs?: true
    } & (
      | { audit: Audit<'CREATE' | 'UPDATE' | 'DELETE' | 'LOGIN' | 'CONTROL'>; unaudited?: never }
      | { audit?: never; unaudited: string }
    ))

/** `stepUp` asks for a code or the password again unless that was done in the last ten minutes. */
type Door = { access: Exclude<Access, Dangerous>; stepUp?: true } | { access: Dangerous; stepUp: true }

export type ProcedureMeta = Effect &
  Door & {
    /** Also a call of `/api/v1`, for programs with a key; the class says how many a minute (ecosystem 4.12). */
    api?: 'cheap' | 'standard' | 'expensive'
    /** Its input may have up to 12 MB where it travels (`largestCall`): a file, many rows. All others get 512 kB. */
    size?: 'large'
  }

export const stepUpMethod = z.enum(['totp', 'password'])
export type StepUpMethod = z.infer<typeof stepUpMethod>

export const permission = z
  .custom<Permission>((value) => typeof value === 'string' && isPermission(value), 'PERMISSION')
  .meta({ mostBytes: 100 }) // one of a list of words

/**
 * Begins a procedure: there is no other way to one, so none can be declared without saying who may call it. The errors
 * are what every procedure may answer besides its own. Unknown faults are masked; `id` finds them in the log.
 */
export const procedure = (meta: ProcedureMeta) =>
  oc.$meta<ProcedureMeta>(meta).errors({
    UNAUTHORIZED: { status: 401 },
    /** The session is there and locked: unlock it. */
    LOCKED: { status: 423 },
    /** Names what is missing and the people who can grant it. */
    FORBIDDEN: { status: 403, data: z.object({ permission: z.string(), grantedBy: z.array(z.string()) }) },
    /** Of a stream: it began with other rights, and may hold what is no longer to be seen. Open it again. */
    RIGHTS_CHANGED: { status: 409 },
    STEP_UP_NEEDED: { status: 403, data: z.object({ methods: z.array(stepUpMethod) }) },
    TOO_MANY_CALLS: { status: 429, data: z.object({ retryAfterSeconds: z.number() }) },
    DATABASE_UNAVAILABLE: { status: 503, data: z.object({ state: z.string() }) },
    /** It took more memory or time than one call may have. */
    TOO_HEAVY: { status: 422 },
    /** Others wait already for what takes long. */
    BUSY: { status: 503 },
    FAULT: { status: 500, data: z.object({ id: z.string() }) },
  })

/** A sentence made by the page from `code` and `data`, so it comes in the person's language. */
export const facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** One step of a live test (broker, database, mail), told as it happens. */
export const testStep = z.object({
  step: z.string(),
  ok: z.union([z.boolean(), z.literal('warn')]),
  code: z.string(),
  data: facts,
})
export type TestStep = z.infer<typeof testStep>

/** Part of a long list: `after` is the last row's `cursor`; null begins. */
export const pageInput = z.object({
  after: z.string().max(200, 'TOO_LONG').nullable().default(null),
  limit: z.int().min(1).max(500).default(100),
})
