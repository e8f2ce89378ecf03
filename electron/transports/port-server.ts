import { StandardRPCHandler } from '@orpc/server/standard'
import { isAsyncIteratorObject } from '@orpc/shared'
import {
  decodeRequestMessage,
  type EncodedMessage,
  type EventIteratorPayload,
  encodeResponseMessage,
  MessageType,
  type RequestMessageMap,
  resolveEventIterator,
} from '@orpc/standard-server-peer'
import { decodeCredit, type Port, type PortData, wireTypes } from '../contract/port-protocol.ts'
import type { Caller } from '../contract/routes.ts'
import type { Log } from '../platform/log.ts'
import { isTooDeep, largestBytes, largestCall } from './call-size.ts'
import { createEventCredits } from './event-credits.ts'
import { tooMany } from './too-many.ts'

/** The application's router, or a small one of a test or a bench. */
export type ServedRouter = ConstructorParameters<typeof StandardRPCHandler<Caller>>[0]

type Message = Awaited<ReturnType<typeof decodeRequestMessage>>
type Request = RequestMessageMap[MessageType.REQUEST]

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'
const unknownProcedure = { status: 404, headers: {}, body: 'No procedure matched' }
const tooLarge = { status: 413, headers: {}, body: 'Too large' }

const sizeOf = (data: PortData) => (typeof data === 'string' ? data.length : data.byteLength)

/** Serves a port for a caller; `most`: so many calls and streams of it at a time. Returns what ends it. */
export type Connect = (port: Port, caller: Caller, most?: number) => () => void

/** Of a window of our own, whose page is ours. */
const mostOfWindow = 1024

/**
 * Serves the router over ports. Returns `connect`, which serves one port for one caller until the port closes or the
 * returned function is called; either way every call and stream of that port ends and its signal aborts.
 *
 * Only oRPC's messages are used, not its port adapter: that sends without end to a reader that stopped, leaves calls
 * waiting for ever once the port is closed, and makes four errors with a stack for every call that went well.
 */
export function createPortServer(router: ServedRouter, log: Log): Connect {
  const handler = new StandardRPCHandler<Caller>(router, { customJsonSerializers: wireTypes })
  return (port, caller, most = mostOfWindow) => servePort({ handler, log, port, caller, most })
}

type Serving = { handler: StandardRPCHandler<Caller>; log: Log; port: Port; caller: Caller; most: number }

function servePort({ handler, log, port, caller, most }: Serving): () => void {
  const credits = createEventCredits()
  const running = new Map<string, AbortController>()
  let open = true
  /** Also of calls that were cancelled and still run. */
  let atWork = 0
  // Decoding is asynchronous: without the queue a cancel could overtake the request it cancels.
  let inbox = Promise.resolve()

  const send = (message: EncodedMessage) => {
    if (open) port.send(message instanceof SharedArrayBuffer ? new Uint8Array(message) : message)
  }
  const cancel = (id: string) => {
    running.get(id)?.abort()
    running.delete(id)
    credits.release(id)
  }
  const end = () => {
    if (!open) return
    open = false
    for (const id of [...running.keys()]) cancel(id)
    port.close()
  }
  const sendEvent = async (id: string, payload: EventIteratorPayload) => {
    if (payload.event === 'message' && !(await credits.take(id))) return 'abort'
    if (!running.has(id)) return 'abort'
    send(await encodeResponseMessage(id, MessageType.EVENT_ITERATOR, payload))
    return 'next'
  }
  const answer = async (id: string, request: Request) => {
    if (atWork >= most) {
      send(await encodeResponseMessage(id, MessageType.RESPONSE, tooMany))
      return
    }
    atWork += 1
    const controller = new AbortController()
    const { signal } = controller
    running.set(id, controller)
    try {
      const lazy = { ...request, signal, body: () => Promise.resolve(request.body) }
      const { response = unknownProcedure } = await handler.handle(lazy, { context: caller })
      if (!signal.aborted) send(await encodeResponseMessage(id, MessageType.RESPONSE, response))
      if (isAsyncIteratorObject(response.body)) {
        await resolveEventIterator(response.body, (payload) => sendEvent(id, payload))
      }
    } finally {
      atWork -= 1
      running.delete(id)
      credits.release(id)
    }
  }
  const dispatch = async ([id, type, payload]: Message, size: number) => {
    if (type === MessageType.ABORT_SIGNAL) cancel(id)
    if (type !== MessageType.REQUEST || !open || running.has(id)) return
    if (size > largestCall(payload.url.pathname.slice(1))) {
      send(await encodeResponseMessage(id, MessageType.RESPONSE, tooLarge))
      return
    }
    answer(id, payload).catch((error: unknown) => {
      if (!isAbort(error)) log.warn({ err: error }, 'a call ended badly')
    })
  }

  port.onData((data) => {
    const credit = decodeCredit(data)
    if (credit) {
      credits.give(credit.stream, credit.events)
      return
    }
    const size = sizeOf(data)
    if (size > largestBytes || (typeof data === 'string' && isTooDeep(data))) {
      log.warn({ size }, 'a port was closed: what came is larger or deeper than any call')
      end()
      return
    }
    inbox = inbox
      .then(() => decodeRequestMessage(data))
      .then((message) => dispatch(message, size))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'a port was closed: what came is no message of ours')
        end()
      })
  })
  port.onClose(end)
  port.start()
  return end
}
