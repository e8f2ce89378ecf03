import { ErrorEvent, withEventMeta } from '@orpc/client'
import type { EventIteratorPayload } from '@orpc/standard-server-peer'

/** Events of one stream between the port and the reader. Once it failed, what waited is gone. */
export type EventQueue = {
  push(payload: EventIteratorPayload): void
  fail(error: unknown): void
  next(): Promise<IteratorResult<unknown>>
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A payload as an iterator gives it: an event's meta travels on the value, an error is thrown. */
function resultOf({ event, data, meta }: EventIteratorPayload): IteratorResult<unknown> {
  const value = meta && isObject(data) ? withEventMeta(data, meta) : data
  if (event === 'message') return { done: false, value }
  if (event === 'done') return { done: true, value }
  const error = new ErrorEvent({ data })
  throw meta ? withEventMeta(error, meta) : error
}

export function createEventQueue(): EventQueue {
  let payloads: EventIteratorPayload[] = []
  let failure: { error: unknown } | null = null
  let reader: PromiseWithResolvers<EventIteratorPayload> | null = null

  return {
    push(payload) {
      if (failure) return
      if (!reader) {
        payloads.push(payload)
        return
      }
      reader.resolve(payload)
      reader = null
    },
    fail(error) {
      failure ??= { error }
      payloads = []
      reader?.reject(error)
      reader = null
    },
    async next() {
      if (failure) throw failure.error
      const waiting = payloads.shift()
      if (waiting) return resultOf(waiting)
      reader = Promise.withResolvers()
      return resultOf(await reader.promise)
    },
  }
}
