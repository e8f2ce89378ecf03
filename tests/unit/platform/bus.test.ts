import { describe, expect, it } from 'vitest'
import { createChanging, createTopic } from '../../../electron/platform/bus.ts'

describe('a topic', () => {
  it('gives a reader all that was published since it came, also before its first step', async () => {
    const topic = createTopic<number>()
    const stream = topic.stream(new AbortController().signal)
    topic.publish(1)
    topic.publish(2)
    expect(await stream.next()).toEqual({ done: false, value: [1, 2] })
    const next = stream.next()
    topic.publish(3)
    expect(await next).toEqual({ done: false, value: [3] })
  })

  it('ends a waiting reader when its signal aborts', async () => {
    const topic = createTopic<number>()
    const leaving = new AbortController()
    const next = topic.stream(leaving.signal).next()
    leaving.abort()
    expect(await next).toEqual({ done: true, value: undefined })
  })

  it('drops the oldest of a reader that does not read', async () => {
    const topic = createTopic<number>()
    const stream = topic.stream(new AbortController().signal, 3)
    for (const n of [1, 2, 3, 4, 5]) topic.publish(n)
    expect((await stream.next()).value).toEqual([3, 4, 5])
  })
})

describe('a changing value', () => {
  it('gives the value now, then only the newest', async () => {
    const value = createChanging('a')
    const stream = value.stream(new AbortController().signal)
    expect((await stream.next()).value).toBe('a')
    value.set('b')
    value.set('c')
    expect((await stream.next()).value).toBe('c')
  })
})
