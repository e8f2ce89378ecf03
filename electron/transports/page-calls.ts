import type { IncomingMessage, ServerResponse } from 'node:http'
import { RPCHandler } from '@orpc/server/node'
import { SimpleCsrfProtectionHandlerPlugin } from '@orpc/server/plugins'
import { callPath, wireTypes } from '../contract/port-protocol.ts'
import type { Caller } from '../contract/routes.ts'
import { largestCall } from './call-size.ts'
import { pathOf } from './http-guard.ts'
import { answerPlain, type DoorServer } from './http-server.ts'
import type { PageCallers } from './page-caller.ts'
import { guestBody, type PageLimits, partOf } from './page-limits.ts'
import type { ServedRouter } from './port-server.ts'
import { readBody } from './read-body.ts'
import { tooMany } from './too-many.ts'

type Options = { router: ServedRouter; server: DoorServer; callers: PageCallers; limits: PageLimits }

/** Told before it is read. A browser always says how long it is. */
const isTooLong = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > guestBody.bytes

/** Nobody waits for a guest who does not come to an end. */
function hurry(request: IncomingMessage): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, guestBody.ms)
  request.once('close', () => {
    clearTimeout(timer)
  })
}

/** Answers the calls of pages: whose they are, whether there is room for one more, and then the router. */
export function createPageCalls({ router, server, callers, limits }: Options) {
  const calls = new RPCHandler<Caller>(router, {
    customJsonSerializers: wireTypes,
    plugins: [new SimpleCsrfProtectionHandlerPlugin()],
  })
  const refuse = (response: ServerResponse, status: number, text: string) => {
    // What is left of the request is not read.
    response.setHeader('connection', 'close')
    answerPlain(response, status, text)
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    const pageKey = callers.keyOf(request)
    if (pageKey === null) {
      refuse(response, 403, 'Forbidden')
      return
    }
    if (callers.isAmbiguous(request, pageKey)) {
      refuse(response, 400, 'Bad request')
      return
    }
    const context = callers.ofCall(request, response, pageKey)
    const { party, isGuest } = await callers.behind(context, request)
    if (isGuest && isTooLong(request)) {
      refuse(response, 413, 'Too long')
      return
    }
    const release = partOf(limits.calls, isGuest).take(party)
    if (release === null) {
      server.turnedAway.note(isGuest ? 'calls of guests' : 'calls of one session', party)
      response.setHeader('connection', 'close')
      response.writeHead(429, { 'content-type': 'application/json' }).end(JSON.stringify(tooMany.body))
      return
    }
    const letGo = server.hold(request)
    response.once('close', () => {
      release()
      letGo()
    })
    if (isGuest) hurry(request)
    const body = await readBody(request, largestCall(pathOf(request).slice(callPath.length + 1)))
    if (!body.ok) {
      refuse(response, body.refusal.status, body.refusal.text)
      return
    }
    // The library takes a body that was read already from here.
    Object.assign(request, { body: body.value })
    const { matched } = await calls.handle(request, response, { prefix: callPath, context })
    if (!matched) answerPlain(response, 404, 'Not found')
  }
}
