import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/client'
import { implement, type Router } from '@orpc/server'
import type { ProcedureMeta } from '../contract/base.ts'
import { hasSameRights, type Me } from '../contract/identity/person.ts'
import { type Contract, contract } from '../contract/index.ts'
import { isOwnersAlone, isPermission } from '../contract/permissions.ts'
import { isPublic } from '../contract/public-calls.ts'
import type { Asker, AuditDetail, AuditTarget, Call, Caller, Routes } from '../contract/routes.ts'
import type { Log } from '../platform/log.ts'
import type { Result } from '../platform/result.ts'
import { TaskStopped } from '../platform/worker/index.ts'
import { type Admission, admit } from './admit.ts'
import { guardStream, isStream } from './guard-stream.ts'
import { holdsUnstorable } from './unstorable.ts'

export type AuditEntry = AuditDetail & { action: string; entity: string; userId: string | null; caller: Caller }

export type RouterDeps = Admission & {
  /** The routes of a feature; null while no database is open, with the state to tell. */
  routes: <F extends keyof Routes>(feature: F) => Routes[F] | { unavailable: string }
  who: (caller: Caller) => Promise<Me | null>
  /** Tells when the caller's session ends, is locked or changes its rights. Returns the stop. */
  watch: (caller: Caller, listener: (me: Me | null) => void) => () => void
  /** Before a change that is the owner's alone; what it gives is called once the change is made. */
  tellOwners: (path: string) => Promise<(asker: Asker) => Promise<void>>
  /** In the transaction that is given, else by itself. */
  writeAudit: (entry: AuditEntry, target?: AuditTarget) => Promise<void>
  /** Whether an error means that the farm's database is away: no fault of ours, and it heals by itself. */
  isAway: (error: unknown) => boolean
  log: Log
}

type AnyRoute = (call: Call<unknown>) => Promise<Result<unknown, { code: string; data?: unknown }>>
type AnyProcedure = { '~orpc': { meta: ProcedureMeta; errorMap: Record<string, { status?: number } | undefined> } }

/** Whatever is the owner's alone is told to all owners when it is changed: by this, and not by each feature. */
const isTold = ({ access, changes, audit }: ProcedureMeta): boolean =>
  changes && audit !== undefined && isPermission(access) && isOwnersAlone(access)

/** A fault keeps its cause in the log and gives the person an id to quote; refusals pass as they are. */
function faultOf(error: unknown, { log, isAway }: Pick<RouterDeps, 'log' | 'isAway'>, path: string): Error {
  if (error instanceof ORPCError) return error
  if (error instanceof DOMException && error.name === 'AbortError') return error
  if (isAway(error)) {
    log.warn({ err: error, path }, 'a call found the database away')
    return unavailable('lost')
  }
  if (error instanceof TaskStopped) {
    log.warn({ err: error, path }, 'long work was stopped')
    return error.why === 'busy'
      ? new ORPCError('BUSY', { defined: true, status: 503 })
      : new ORPCError('TOO_HEAVY', { defined: true, status: 422 })
  }
  const id = `E-${randomUUID().slice(0, 6).toUpperCase()}`
  log.error({ err: error, id, path }, 'a call failed')
  return new ORPCError('FAULT', { status: 500, data: { id } })
}

const rightsChanged = () => new ORPCError('RIGHTS_CHANGED', { defined: true, status: 409 })

const unavailable = (state: string) =>
  new ORPCError('DATABASE_UNAVAILABLE', { defined: true, status: 503, data: { state } })

/** The audit of one call: a row written by the route in its transaction, or by the router when the call succeeded. */
function auditOf(deps: RouterDeps, meta: ProcedureMeta, who: Me | null, caller: Caller) {
  let detail: AuditDetail = {}
  let written = false
  const entry = (more: AuditDetail & { userId?: string }): AuditEntry => {
    if (!meta.audit) throw new Error('a call that names no audit row writes one')
    const { userId = who?.id ?? null, ...rest } = more
    return { ...meta.audit, ...rest, userId, caller }
  }
  return {
    note: (more: AuditDetail) => {
      detail = { ...detail, ...more }
    },
    write: async (target: AuditTarget, more: AuditDetail & { userId?: string } = {}) => {
      await deps.writeAudit(entry({ ...detail, ...more }), target)
      written = true
    },
    finish: async () => {
      if (!meta.audit || written) return
      const userId = who?.id ?? (await deps.who(caller))?.id
      await deps.writeAudit(entry({ ...detail, ...(userId !== undefined && { userId }) }))
    },
  }
}

/**
 * One router for all doors: validate → who → may → do → audit. Doors give the caller as context; features give plain
 * routes, which know nothing of oRPC.
 */
export function createRouter(deps: RouterDeps) {
  const os = implement(contract).$context<Caller>()

  const run = async (feature: keyof Contract, name: string, input: unknown, caller: Caller, signal?: AbortSignal) => {
    const path = `${feature}.${name}`
    const procedures: Record<string, AnyProcedure> = contract[feature]
    const procedure = procedures[name]?.['~orpc']
    if (!procedure) throw new ORPCError('NOT_FOUND', { status: 404 })
    const { meta, errorMap } = procedure
    // The door serves nothing else; this holds even if it should ever be built wrongly.
    if (caller.via === 'api' && !isPublic(meta)) throw new ORPCError('NOT_FOUND', { status: 404 })
    try {
      const routes = deps.routes(feature)
      // Before asking who: without a database nobody can be known, and that is no reason to send people to sign in.
      if ('unavailable' in routes) throw unavailable(routes.unavailable)
      const who = await deps.who(caller)
      await admit(deps, { meta, who, caller, path })
      if (holdsUnstorable(input))
        throw new ORPCError('BAD_REQUEST', { status: 400, message: 'A text or a date that no database can hold' })
      const route = (routes as unknown as Record<string, AnyRoute>)[name]
      if (!route) throw new ORPCError('NOT_FOUND', { status: 404 })
      const audit = auditOf(deps, meta, who, caller)
      let guard: ReturnType<typeof guardStream> | null = null
      const guarded = () =>
        (guard ??= guardStream(signal, (end) =>
          deps.watch(caller, (me) => {
            // The proof was given when the stream began; only who and may are asked again.
            admit(deps, { meta: { access: meta.access }, who: me, caller, path }).then(() => {
              if (who && me && !hasSameRights(who, me)) end(rightsChanged())
            }, end)
          }),
        ))
      const tell = who && isTold(meta) ? await deps.tellOwners(path) : null
      const answer = await route({
        input,
        who,
        caller,
        get signal() {
          return guarded().signal
        },
        audit: audit.note,
        auditIn: audit.write,
      })
      if (!answer.ok) throw refusalOf(errorMap, answer.refusal)
      await audit.finish()
      if (who) await tell?.({ who, caller })
      if (!isStream(answer.value)) return answer.value
      return guarded().follow(answer.value, meta.access !== 'anyone', (error) => faultOf(error, deps, path))
    } catch (error) {
      throw faultOf(error, deps, path)
    }
  }

  const bound = Object.fromEntries(
    (Object.keys(contract) as (keyof Contract)[]).map((feature) => [
      feature,
      Object.fromEntries(
        Object.keys(contract[feature]).map((name) => {
          const implementer = (os[feature] as unknown as Record<string, { handler: (h: unknown) => unknown }>)[name]
          const handler = (call: { input: unknown; context: Caller; signal?: AbortSignal }) =>
            run(feature, name, call.input, call.context, call.signal)
          return [name, implementer?.handler(handler)]
        }),
      ),
    ]),
  )
  // Built by walking the contract, so its type is the contract's by construction.
  return bound as unknown as AppRouter
}

function refusalOf(errorMap: AnyProcedure['~orpc']['errorMap'], refusal: { code: string; data?: unknown }): Error {
  const status = errorMap[refusal.code]?.status ?? 400
  return new ORPCError(refusal.code, { defined: true, status, data: refusal.data })
}

export type AppRouter = Router<Contract, Caller>
