import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/client'
import { implement, type Router } from '@orpc/server'
import type { Access } from '../contract/base.ts'
import type { Me } from '../contract/identity.ts'
import { type Contract, contract } from '../contract/index.ts'
import type { AuditDetail, Call, Caller, Routes } from '../contract/routes.ts'
import type { Log } from '../platform/log.ts'
import type { Result } from '../platform/result.ts'

export type AuditEntry = AuditDetail & { action: string; entity: string; who: Me | null; caller: Caller }

export type RouterDeps = {
  /** The routes of a feature; null while no database is open, with the state to tell. */
  routes: <F extends keyof Routes>(feature: F) => Routes[F] | { unavailable: string }
  who: (caller: Caller) => Promise<Me | null>
  may: (who: Me, permission: string) => boolean
  writeAudit: (entry: AuditEntry) => Promise<void>
  log: Log
}

type AnyRoute = (call: Call<unknown>) => Promise<Result<unknown, { code: string; data?: unknown }>>

/** Who may: deny unless the procedure says otherwise. Throws the contract's own errors. */
function admit(access: Access, who: Me | null, may: RouterDeps['may']): void {
  if (access === 'anyone') return
  if (!who) throw new ORPCError('UNAUTHORIZED', { status: 401 })
  if (access === 'signed-in') return
  if (access === 'nobody' || !may(who, access)) {
    throw new ORPCError('FORBIDDEN', { status: 403, data: { permission: access } })
  }
}

/** A fault keeps its cause in the log and gives the person an id to quote; refusals pass as they are. */
function faultOf(error: unknown, log: Log, path: string): Error {
  if (error instanceof ORPCError) return error
  if (error instanceof DOMException && error.name === 'AbortError') return error
  const id = `E-${randomUUID().slice(0, 6).toUpperCase()}`
  log.error({ err: error, id, path }, 'a call failed')
  return new ORPCError('FAULT', { status: 500, data: { id } })
}

/** A stream may fail after its first event: its faults are masked like a call's, and it ends with its signal. */
async function* guarded(events: AsyncIterable<unknown>, log: Log, path: string) {
  try {
    yield* events
  } catch (error) {
    throw faultOf(error, log, path)
  }
}

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/**
 * One router for all doors: validate → who → may → do → audit. Doors give the caller as context; features give plain
 * routes, which know nothing of oRPC.
 */
export function createRouter(deps: RouterDeps) {
  const os = implement(contract).$context<Caller>()

  const run = async (feature: keyof Contract, name: string, input: unknown, caller: Caller, signal: AbortSignal) => {
    const path = `${feature}.${name}`
    const procedures: Record<
      string,
      { '~orpc': { meta: { access: Access; audit?: { action: string; entity: string } } } }
    > = contract[feature]
    const meta = procedures[name]?.['~orpc'].meta
    if (!meta) throw new ORPCError('NOT_FOUND', { status: 404 })
    try {
      const routes = deps.routes(feature)
      // Before asking who: without a database nobody can be known, and that is no reason to send people to sign in.
      if ('unavailable' in routes) {
        throw new ORPCError('DATABASE_UNAVAILABLE', { status: 503, data: { state: routes.unavailable } })
      }
      const who = await deps.who(caller)
      admit(meta.access, who, deps.may)
      const route = (routes as unknown as Record<string, AnyRoute>)[name]
      if (!route) throw new ORPCError('NOT_FOUND', { status: 404 })
      let detail: AuditDetail = {}
      const answer = await route({ input, who, caller, signal, audit: (more) => (detail = { ...detail, ...more }) })
      if (!answer.ok) throw refusalOf(feature, name, answer.refusal)
      if (meta.audit) await deps.writeAudit({ ...meta.audit, ...detail, who: who ?? (await deps.who(caller)), caller })
      return isStream(answer.value) ? guarded(answer.value, deps.log, path) : answer.value
    } catch (error) {
      throw faultOf(error, deps.log, path)
    }
  }

  const bound = Object.fromEntries(
    (Object.keys(contract) as (keyof Contract)[]).map((feature) => [
      feature,
      Object.fromEntries(
        Object.keys(contract[feature]).map((name) => {
          const implementer = (os[feature] as unknown as Record<string, { handler: (h: unknown) => unknown }>)[name]
          const handler = (call: { input: unknown; context: Caller; signal?: AbortSignal }) =>
            run(feature, name, call.input, call.context, call.signal ?? new AbortController().signal)
          return [name, implementer?.handler(handler)]
        }),
      ),
    ]),
  )
  // Built by walking the contract, so its type is the contract's by construction.
  return bound as unknown as AppRouter
}

function refusalOf(feature: keyof Contract, name: string, refusal: { code: string; data?: unknown }): Error {
  const procedures: Record<string, { '~orpc': { errorMap: Record<string, { status?: number } | undefined> } }> =
    contract[feature]
  const declared = procedures[name]?.['~orpc'].errorMap[refusal.code]
  return new ORPCError(refusal.code, { defined: true, status: declared?.status ?? 400, data: refusal.data })
}

export type AppRouter = Router<Contract, Caller>
