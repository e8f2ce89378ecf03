import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RateClass } from '../contract/public-calls.ts'
import type { Caller } from '../contract/routes.ts'
import type { ApiDesk, CheckedKey, Taken } from '../features/keys/index.ts'
import { createApiCalls } from './api-calls.ts'
import { apiError } from './api-errors.ts'
import { createApiFiles } from './api-files.ts'
import { type DoorAddress, isAllowed, pathOf } from './http-guard.ts'
import type { AppRouter } from './router.ts'
import { memorySlot } from './session-cookie.ts'

export function send(response: ServerResponse, status: number, code: string, data?: unknown): void {
  if (status === 401) response.setHeader('www-authenticate', 'Bearer realm="MASH"')
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(apiError(status, code, data)))
}

/** The key of a request, from either of the two places; it goes no further than the check. */
function keyOf({ headers }: IncomingMessage): string {
  const own = headers['x-api-key']
  if (typeof own === 'string') return own.trim()
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
}

function tellLimit(response: ServerResponse, { passes, limit, remaining, resetAt, retryAfterSeconds }: Taken): void {
  response.setHeader('x-ratelimit-limit', limit)
  response.setHeader('x-ratelimit-remaining', remaining)
  response.setHeader('x-ratelimit-reset', Math.ceil(resetAt.getTime() / 1000))
  if (!passes) response.setHeader('retry-after', retryAfterSeconds)
}

export const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? ''
export const textOf = (header: string | undefined): string | null => header?.slice(0, 400) ?? null

function callerOf(request: IncomingMessage, key: CheckedKey): Caller {
  return {
    via: 'api',
    apiKeyId: key.id,
    session: { ...memorySlot(null), set: () => undefined },
    deviceId: null,
    ipAddress: addressOf(request),
    userAgent: textOf(request.headers['user-agent']),
  }
}

/** What is known of a call when it is over, for the usage log. */
export type Seen = { key: CheckedKey | null; endpoint: string; limited: boolean }

type Answering = { router: AppRouter; desk: ApiDesk; version: string; door: DoorAddress }

/** Takes a call from the door to its answer: host, papers, key, rate, the router. */
export function createResponder({ router, desk, version, door }: Answering) {
  const calls = createApiCalls(router)
  const files = createApiFiles(version)

  const take = async (response: ServerResponse, limited: Parameters<ApiDesk['take']>[0], seen: Seen) => {
    const taken = await desk.take(limited)
    tellLimit(response, taken)
    if (taken.passes) return true
    seen.limited = true
    send(response, 429, 'TOO_MANY_CALLS', { retryAfterSeconds: taken.retryAfterSeconds })
    return false
  }
  /** By address: what needs no key apart from tries without a good one, which a lost board may make without end. */
  const asGuest = (response: ServerResponse, asking: 'unauthenticated' | 'papers', seen: Seen) =>
    take(response, { address: addressOf(response.req), asking }, seen)

  return async (request: IncomingMessage, response: ServerResponse, seen: Seen): Promise<void> => {
    if (!isAllowed(request, { door, originNeeded: false })) {
      send(response, 403, 'FOREIGN_HOST')
      return
    }
    if (desk.isAway()) {
      send(response, 503, 'DATABASE_UNAVAILABLE')
      return
    }
    const file = request.method === 'GET' ? files.find(pathOf(request)) : null
    if (file) {
      seen.endpoint = file.name
      if (await asGuest(response, 'papers', seen)) await file.answer(request, response, door.secure)
      return
    }
    const matched = await calls.match(request)
    if (matched) seen.endpoint = matched.path
    const key = await desk.check(keyOf(request))
    seen.key = key
    if (!key) {
      if (await asGuest(response, 'unauthenticated', seen)) send(response, 401, 'UNAUTHORIZED')
      return
    }
    const rateClass: RateClass = matched?.rateClass ?? 'standard'
    const { id: userId, role } = key.me
    if (!(await take(response, { keyId: key.id, userId, role, rateClass }, seen))) return
    if (!matched) send(response, 404, 'NOT_FOUND')
    else await calls.run(request, response, callerOf(request, key))
  }
}
