import type { IncomingMessage, ServerResponse } from 'node:http'
import { isPageKey, pageKeyHeader } from '../contract/port-protocol.ts'
import type { Caller } from '../contract/routes.ts'
import type { Clock } from '../platform/clock.ts'
import { partyOfSocket } from './party.ts'
import {
  cookieSlot,
  deskCookie,
  deskCookieName,
  memorySlot,
  openCookies,
  readCookie,
  sessionCookieName,
} from './session-cookie.ts'

export type PageCallers = {
  /** The key that a call brings; null: it comes from no page of ours. */
  keyOf: (request: IncomingMessage) => string | null
  /** Of a call, whose answer may change the cookies. */
  ofCall: (request: IncomingMessage, response: ServerResponse, pageKey: string) => Caller
  /** Of a WebSocket, which has the cookies of its upgrade. */
  ofSocket: (request: IncomingMessage, pageKey: string) => Caller
  /** Two sessions of this page at once: which of them is meant nobody can say. */
  isAmbiguous: (request: IncomingMessage, pageKey: string) => boolean
  /** Whose limits count: of a session, or of all guests at an address. */
  behind: (caller: Caller, request: IncomingMessage) => Promise<Behind>
}

export type Behind = { party: string; isGuest: boolean }

type Options = { port: number; secure: boolean; now: Clock; sessionOf: (caller: Caller) => Promise<string | null> }

/** Who asks, of what a browser sends: cookies, and the key of the page that they are sealed with. */
export function createPageCallers({ port, secure, now, sessionOf }: Options): PageCallers {
  const [session, desk] = [sessionCookieName(port), deskCookieName(port)]
  const from = (request: IncomingMessage) => ({
    via: 'http' as const,
    ipAddress: request.socket.remoteAddress ?? null,
    userAgent: request.headers['user-agent']?.slice(0, 400) ?? null,
  })
  return {
    keyOf({ headers }) {
      const sent = headers[pageKeyHeader]
      return isPageKey(sent) ? sent : null
    },
    ofCall: (request, response, pageKey) => ({
      ...from(request),
      session: cookieSlot(request, response, { name: session, pageKey, secure, now }),
      deviceId: deskCookie(request, response, { name: desk, pageKey, secure }),
    }),
    ofSocket: (request, pageKey) => ({
      ...from(request),
      session: memorySlot(readCookie(request, { name: session, pageKey })),
      deviceId: readCookie(request, { name: desk, pageKey }),
    }),
    isAmbiguous: (request, pageKey) => openCookies(request, { name: session, pageKey }).length > 1,
    async behind(caller, request) {
      const known = caller.session.get() === null ? null : await sessionOf(caller)
      return known === null ? { party: partyOfSocket(request.socket), isGuest: true } : { party: known, isGuest: false }
    },
  }
}
