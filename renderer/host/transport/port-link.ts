import { AsyncIteratorClass, type ClientLink, ORPCError } from '@orpc/client'
import { StandardRPCLink } from '@orpc/client/standard'
import { isEventIteratorHeaders, type StandardRequest, type StandardResponse } from '@orpc/standard-server'
import {
  decodeResponseMessage,
  type EncodedMessage,
  encodeRequestMessage,
  MessageType,
} from '@orpc/standard-server-peer'
import { encodeCredit, eventWindow, type Port, wireTypes } from '../../../electron/contract/port-protocol.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'

/** Calls carry nothing but their input. */
export type NoContext = Record<string, never>
export type Link = ClientLink<NoContext>

export const hostClosed = () =>
  new ORPCError('HOST_CLOSED', { status: 503, message: 'The connection to the host is closed' })

/** One kind of error for a cancelled call, whenever the cancel came. */
const abortOf = (signal: AbortSignal): unknown =>
  signal.reason instanceof Error ? signal.reason : new DOMException('This operation was aborted', 'AbortError')

type Call = {
  answer: (response: StandardResponse) => void
  fail: (error: unknown) => void
  events: EventQueue
  /** Forgets the call; what still comes for it is dropped. */
  end: () => void
}

/** The calls that are under way, by their ids. */
function createCalls(onCancelled: (id: string) => void) {
  const calls = new Map<string, Call>()
  return {
    get: (id: string) => calls.get(id),
    begin(id: string, signal: AbortSignal | undefined) {
      const { promise, resolve, reject } = Promise.withResolvers<StandardResponse>()
      const events = createEventQueue()
      const end = () => {
        calls.delete(id)
        signal?.removeEventListener('abort', onAbort)
      }
      const fail = (error: unknown) => {
        end()
        reject(error)
        events.fail(error)
      }
      const onAbort = () => {
        onCancelled(id)
        fail(signal ? abortOf(signal) : undefined)
      }
      signal?.addEventListener('abort', onAbort)
      const call: Call = { answer: resolve, fail, events, end }
      calls.set(id, call)
      return { ...call, response: promise }
    },
    failAll(error: () => unknown) {
      for (const call of [...calls.values()]) call.fail(error())
    },
  }
}

/** Gives credit back for what the reader took, half a window at a time. */
function readEvents(
  { events }: Pick<Call, 'events'>,
  onTaken: (events: number) => void,
  onEnd: (isRead: boolean) => Promise<void>,
) {
  let taken = 0
  return new AsyncIteratorClass<unknown>(
    async () => {
      const result = await events.next()
      taken += 1
      if (taken === eventWindow / 2) {
        onTaken(taken)
        taken = 0
      }
      return result
    },
    (reason) => onEnd(reason === 'next'),
  )
}

/** Takes what comes one after the other: decoding is asynchronous, and a small event must not overtake a large one. */
function receiveInOrder(port: Port, calls: ReturnType<typeof createCalls>, onBroken: () => void): void {
  let inbox = Promise.resolve()
  const receive = ([id, type, payload]: Awaited<ReturnType<typeof decodeResponseMessage>>) => {
    const call = calls.get(id)
    if (type === MessageType.EVENT_ITERATOR) call?.events.push(payload)
    if (type === MessageType.RESPONSE) call?.answer(payload)
  }
  port.onData((data) => {
    inbox = inbox
      .then(() => decodeResponseMessage(data))
      .then(receive)
      .catch(onBroken)
  })
}

/**
 * Calls and streams over one port. A closed port fails what is under way and what comes later with HOST_CLOSED;
 * `onClose` is told once.
 */
export function createPortLink(port: Port, onClose: () => void): Link {
  let lastId = 0
  let open = true
  const send = (message: EncodedMessage) => {
    if (open)
      port.send(message instanceof Uint8Array || typeof message === 'string' ? message : new Uint8Array(message))
  }
  const sendCancel = async (id: string) => {
    send(await encodeRequestMessage(id, MessageType.ABORT_SIGNAL, undefined))
  }
  const calls = createCalls((id) => void sendCancel(id))
  const close = () => {
    if (!open) return
    open = false
    calls.failAll(hostClosed)
    onClose()
  }
  receiveInOrder(port, calls, () => {
    port.close()
    close()
  })
  port.onClose(close)
  port.start()

  const call = async (request: StandardRequest) => {
    const { signal } = request
    lastId += 1
    const id = lastId.toString(36)
    const message = await encodeRequestMessage(id, MessageType.REQUEST, request)
    if (signal?.aborted) throw abortOf(signal)
    if (!open) throw hostClosed()
    const begun = calls.begin(id, signal)
    send(message)
    const response = await begun.response
    if (isEventIteratorHeaders(response.headers)) {
      const giveCredit = (events: number) => {
        send(encodeCredit({ stream: id, events }))
      }
      const leave = async (isRead: boolean) => {
        begun.end()
        if (!isRead) await sendCancel(id)
      }
      return { ...response, body: () => Promise.resolve(readEvents(begun, giveCredit, leave)) }
    }
    begun.end()
    return { ...response, body: () => Promise.resolve(response.body) }
  }
  // The address is never fetched: the messages leave this origin out.
  return new StandardRPCLink<NoContext>({ call }, { url: 'http://orpc', customJsonSerializers: wireTypes })
}
