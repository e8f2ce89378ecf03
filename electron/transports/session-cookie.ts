import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionChangedHeader } from '../contract/port-protocol.ts'
import type { SessionSlot } from '../contract/routes.ts'

/** Cookies know no ports: without the port in the name two desktops on one machine would sign each other out. */
export const sessionCookieName = (port: number) => `mash_session_${port}`

/** The value of one cookie of a Cookie header, or null. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}

type CookieOptions = { name: string; secure: boolean; now: () => Date }

/** The session of one HTTP call, kept in a cookie that scripts can't read and that no other site can send. */
export function cookieSlot(request: IncomingMessage, response: ServerResponse, options: CookieOptions): SessionSlot {
  const { name, secure, now } = options
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
  let token = readCookie(request.headers.cookie, name)
  const write = (cookie: string) => {
    response.setHeader('set-cookie', cookie)
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
