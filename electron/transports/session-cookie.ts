import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
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
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}

type CookieOptions = { name: string; secure: boolean; now: Clock }

/** The session of one HTTP call, kept in a cookie that scripts can't read and that no other site can send. */
export function cookieSlot(request: IncomingMessage, response: ServerResponse, options: CookieOptions): SessionSlot {
  const { name, secure, now } = options
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
  let token = readCookie(request.headers.cookie, name)
  const write = (cookie: string) => {
    response.appendHeader('set-cookie', cookie)
    response.setHeader(sessionChangedHeader, '1')
  }
  return {
    get: () => token,
    set: (value, expiresAt, stay) => {
      token = value
      const seconds = Math.max(0, Math.floor((expiresAt.getTime() - now().getTime()) / 1000))
      write(`${name}=${value}; ${attributes}${stay ? `; Max-Age=${seconds}` : ''}`)
    },
    clear: () => {
      token = null
      write(`${name}=; ${attributes}; Max-Age=0`)
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
  const known = readCookie(request.headers.cookie, options.name)
  if (known && deskPattern.test(known)) return known
  const made = randomBytes(18).toString('base64url')
  const attributes = `Path=/; HttpOnly; SameSite=Strict${options.secure ? '; Secure' : ''}; Max-Age=${yearSeconds}`
  response.appendHeader('set-cookie', `${options.name}=${made}; ${attributes}`)
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
