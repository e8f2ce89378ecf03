import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { stringifySetCookie } from 'cookie'
import { sessionChangedHeader } from '../contract/port-protocol.ts'
import type { SessionSlot } from '../contract/routes.ts'
import type { Clock } from '../platform/clock.ts'
import { createSealer } from '../platform/sealer.ts'

/** Cookies know no ports: without the port in the name two desktops on one machine would sign each other out. */
export const sessionCookieName = (port: number) => `mash_session_${port}`

/** The desk of one browser; see `deskCookie`. */
export const deskCookieName = (port: number) => `mash_desk_${port}`
const deskPattern = /^[\w-]{24}$/
const yearSeconds = 365 * 86_400

type Sealed = { name: string; pageKey: string }

/**
 * Cookies know no ports, so whatever else listens on this computer is sent ours. What is in them is sealed with the key
 * of the page, which only its own origin, port included, can read: neither is worth anything without the other.
 */
const sealerOf = ({ pageKey }: Sealed) => createSealer(Buffer.from(pageKey, 'base64url'))

/**
 * What the cookies of this name hold, as far as this page's key sealed them. There is one, unless another program on
 * this computer set a second of a longer path, which comes first: that one does not open.
 */
export function openCookies({ headers }: Pick<IncomingMessage, 'headers'>, sealed: Sealed): string[] {
  const sealer = sealerOf(sealed)
  return (headers.cookie ?? '').split(';').flatMap((part) => {
    const [name, value = ''] = part.trim().split('=', 2)
    return name === sealed.name ? (sealer.open(value, sealed.name) ?? []) : []
  })
}

/** What one cookie holds; null: it is not there, or another page's key sealed it. */
export const readCookie = (request: Pick<IncomingMessage, 'headers'>, sealed: Sealed): string | null =>
  openCookies(request, sealed)[0] ?? null

/** Scripts can't read it, and no other site can send it. */
const own = { path: '/', httpOnly: true, sameSite: 'strict' } as const

type CookieOptions = Sealed & { secure: boolean; now: Clock }

/** The session of one HTTP call, kept in a cookie. */
export function cookieSlot(request: IncomingMessage, response: ServerResponse, options: CookieOptions): SessionSlot {
  const { name, secure, now } = options
  let token = readCookie(request, options)
  const write = (cookie: { value: string; maxAge?: number }) => {
    response.appendHeader('set-cookie', stringifySetCookie({ ...own, ...cookie, name, secure }))
    response.setHeader(sessionChangedHeader, '1')
  }
  return {
    get: () => token,
    set: (given, expiresAt, stay) => {
      token = given
      const value = sealerOf(options).seal(given, name)
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
 * unreadable for scripts and sealed, like the session.
 */
export function deskCookie(
  request: IncomingMessage,
  response: ServerResponse,
  options: Omit<CookieOptions, 'now'>,
): string {
  const { name, secure } = options
  const sent = readCookie(request, options)
  if (sent && deskPattern.test(sent)) return sent
  const made = randomBytes(18).toString('base64url')
  const cookie = { ...own, name, secure, value: sealerOf(options).seal(made, name), maxAge: yearSeconds }
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
