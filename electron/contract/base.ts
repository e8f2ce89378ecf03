import { oc } from '@orpc/contract'
import { z } from 'zod'

/** `resource:action`, in the words of the permission tables (roles come from there). */
export type Permission = `${string}:${string}`

/** Who may call a procedure. `nobody` is the default, so a procedure that names no access can't be called. */
export type Access = 'nobody' | 'anyone' | 'signed-in' | Permission

export type ProcedureMeta = {
  access: Access
  /** Named when the call changes something: the audit row's action and entity. */
  audit?: { action: 'CREATE' | 'UPDATE' | 'DELETE' | 'LOGIN' | 'CONTROL'; entity: string }
}

/** What every procedure may answer besides its own result. Unknown faults are masked; `id` finds them in the log. */
export const procedure = oc.$meta<ProcedureMeta>({ access: 'nobody' }).errors({
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403, data: z.object({ permission: z.string() }) },
  DATABASE_UNAVAILABLE: { status: 503, data: z.object({ state: z.string() }) },
  FAULT: { status: 500, data: z.object({ id: z.string() }) },
})

/** A sentence made by the page from `code` and `data`, so it comes in the person's language. */
export const facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** One step of a live test (broker, database), told as it happens. */
export const testStep = z.object({
  step: z.string(),
  ok: z.union([z.boolean(), z.literal('warn')]),
  code: z.string(),
  data: facts,
})
export type TestStep = z.infer<typeof testStep>
