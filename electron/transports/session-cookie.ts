import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import { sessionChangedHeader } from '../contract/port-protocol.ts'
import type { SessionSlot } from '../contract/routes.ts'
import type { Clock } from '../platform/clock.ts'

/** Cookies know no ports: without the port in the name two desktops on one machine would sign each other out. */
export const sessionCookieName = (port: number) => `mash_session_${port}`

/** The desk of one browser; see `deskCookie`. */
export const deskCookieName = (port: number) => `mash_desk_${port}`
const deskPattern = /^[\w-]{24}$/
const yearSeconds = 365 * 86_400

/** The value of one cookie of a Cookie header, or null. */
export const readCookie = (header: string | undefined, name: string): string | null =>
  parseCookie(header ?? '')[name] || null

/** Scripts can't read it, and no other site can send it. */
const own = { path: '/', httpOnly: true, sameSite: 'strict' } as const

type CookieOptions = { name: string; secure: boolean; now: Clock }

/** The session of one HTTP call, kept in a cookie. */
export function cookieSlot(request: IncomingMessage, response: ServerResponse, options: CookieOptions): SessionSlot {
  const { name, secure, now } = options
  let token = readCookie(request.headers.cookie, name)
  const write = (cookie: { value: string; maxAge?: number }) => {
    response.appendHeader('set-cookie', stringifySetCookie({ ...own, ...cookie, name, secure }))
    response.setHeader(sessionChangedHeader, '1')
  }
  return {
    get: () => token,
    set: (value, expiresAt, stay) => {
      token = value
      const seconds = Math.max(0, Math.floor((expiresAt.getTime() - now().getTime()) / 1000))
      write(stay ? { value, maxAge: seconds } : { value })
    },
    clear: () => {
      token = null
      write({ value: '', maxAge: 0 })
    },
  }
}

/**
 * Names this browser for a year, whoever is signed in: people may switch by PIN only where they signed in. Unguessable,
 * and unreadable for scripts, like the session.
 */
export function deskCookie(
  request: IncomingMessage,
  response: ServerResponse,
  options: Omit<CookieOptions, 'now'>,
): string {
  const sent = readCookie(request.headers.cookie, options.name)
  if (sent && deskPattern.test(sent)) return sent
  const made = randomBytes(18).toString('base64url')
  const cookie = { ...own, ...options, value: made, maxAge: yearSeconds }
  response.appendHeader('set-cookie', stringifySetCookie(cookie))
  return made
}

/** A session in memory: a window of Electron, a test, or a WebSocket, which has the cookie of its upgrade. */
export function memorySlot(initial: string | null): SessionSlot {
  let token = initial
  return {
    get: () => token,
    set: (value) => {
      token = value
    },
    clear: () => {
      token = null
    },
  }
}
