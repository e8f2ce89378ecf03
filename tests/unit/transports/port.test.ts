import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { afterEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../../electron/contract/routes.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { largestBytes } from '../../../electron/transports/call-size.ts'
import { createPortServer } from '../../../electron/transports/port-server.ts'
import { portOfThread } from '../../../electron/transports/ports.ts'
import { memorySlot } from '../../../electron/transports/session-cookie.ts'
import { createPortLink } from '../../../renderer/host/transport/port-link.ts'
import { createSmallRouter, type SmallClient } from '../../support/small-router.ts'
import { until } from '../../support/until.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const nested = (deep: number): unknown => (deep === 0 ? [] : [nested(deep - 1)])

function connect() {
  const { router, seen } = createSmallRouter()
  const { port1, port2 } = new MessageChannel()
  const caller: Caller = { via: 'test', session: memorySlot(null), deviceId: null, ipAddress: null, userAgent: null }
  const end = createPortServer(router, silentLog)(portOfThread(port1), caller)
  let closed = 0
  const client: SmallClient = createORPCClient(
    createPortLink(portOfThread(port2), () => {
      closed += 1
    }),
  )
  closers.push(() => {
    port1.close()
  })
  return { client, seen, end, hostPort: port1, pagePort: port2, closed: () => closed }
}

describe('calls over a port', () => {
  it('answers 200 parallel calls, each with its own answer', async () => {
    const { client } = connect()
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => client.feature.echo({ n })))
    expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => ({ n })))
  })

  it('keeps dates, undefined, big numbers and files as they are', async () => {
    const { client } = connect()
    const at = new Date('2026-03-01T08:00:00.000Z')
    expect(await client.feature.echo({ at, none: undefined, big: 10n ** 20n })).toEqual({
      at,
      none: undefined,
      big: 100_000_000_000_000_000_000n,
    })
    const bytes = new Uint8Array(300_000).map((_, n) => n % 256)
    const file = await client.feature.echo(new File([bytes], 'harvest.csv', { type: 'text/csv' }))
    expect(file).toBeInstanceOf(File)
    expect(new Uint8Array(await (file as File).arrayBuffer())).toEqual(bytes)
  })

  it('gives a declared error with its data, and hides what an unknown one says', async () => {
    const { client } = connect()
    await expect(client.feature.taken()).rejects.toMatchObject({
      code: 'TAKEN',
      status: 409,
      data: { by: 'Ana Reyes' },
    })
    const hidden: unknown = await client.feature.fails().catch((error: unknown) => error)
    expect(hidden).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(JSON.stringify(hidden)).not.toContain('hunter2')
  })

  it.each(['before', 'after'] as const)('rejects with AbortError when cancelled %s it was sent', async (when) => {
    const { client, seen } = connect()
    const controller = new AbortController()
    if (when === 'before') controller.abort()
    const call = client.feature.slow(undefined, { signal: controller.signal })
    if (when === 'after') setTimeout(() => controller.abort(), 20)
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
    if (when === 'after') await until('the host was told', () => seen.aborted === 1)
  })
})

describe('streams over a port', () => {
  it('gives all events in order', async () => {
    const { client } = connect()
    const got: number[] = []
    for await (const n of await client.feature.numbers({ to: 1000 })) got.push(n)
    expect(got).toEqual(Array.from({ length: 1000 }, (_, n) => n))
  })

  it('holds the producer back: a reader that stops at 500 of 200000 never makes it run far ahead', async () => {
    const { client, seen } = connect()
    let got = 0
    for await (const _ of await client.feature.numbers({ to: 200_000 })) {
      got += 1
      if (got === 500) break
    }
    await until('the stream ended on the host', () => seen.ended.length === 1)
    expect(seen.produced).toBeGreaterThanOrEqual(500)
    expect(seen.produced).toBeLessThanOrEqual(500 + 130)
  })

  it('does not run ahead of a reader that has not begun', async () => {
    const { client, seen } = connect()
    const events = await client.feature.numbers({ to: 200_000 })
    await until('the window is full', () => seen.produced >= 128)
    await client.feature.echo('a round trip later')
    expect(seen.produced).toBeLessThanOrEqual(130)
    await events.return()
    await until('the stream ended on the host', () => seen.ended.length === 1)
  })

  it('ends on the host when its signal aborts, as leaving a screen does', async () => {
    const { client, seen } = connect()
    const controller = new AbortController()
    const read = (async () => {
      for await (const _ of await client.feature.forever(undefined, { signal: controller.signal })) controller.abort()
    })()
    await expect(read).rejects.toMatchObject({ name: 'AbortError' })
    await until('the stream ended on the host', () => seen.ended.includes('forever'))
  })

  it('hides what an unknown error in the middle says', async () => {
    const { client } = connect()
    const got: number[] = []
    const error: unknown = await (async () => {
      for await (const n of await client.feature.breaks()) got.push(n)
    })().catch((thrown: unknown) => thrown)
    expect(got).toEqual([1])
    expect(error).toBeInstanceOf(Error)
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('hunter2')
  })
})

describe('a host that goes away', () => {
  it('fails what is under way and what comes later with HOST_CLOSED, once told', async () => {
    const { client, hostPort, closed } = connect()
    const call = client.feature.slow()
    const events = await client.feature.forever()
    await events.next()
    const waiting = events.next()
    const outcome = Promise.allSettled([call, waiting])
    hostPort.close()
    expect(await outcome).toMatchObject([{ reason: { code: 'HOST_CLOSED' } }, { reason: { code: 'HOST_CLOSED' } }])
    await expect(client.feature.echo(1)).rejects.toMatchObject({ code: 'HOST_CLOSED' })
    expect(closed()).toBe(1)
  })

  it('ends every stream of a page that went away', async () => {
    const { client, seen, pagePort } = connect()
    await (await client.feature.forever()).next()
    await (await client.feature.forever()).next()
    pagePort.close()
    await until('both streams ended on the host', () => seen.ended.length === 2)
  })

  it('ends every stream when the host stops serving the port', async () => {
    const { client, seen, end, closed } = connect()
    await (await client.feature.forever()).next()
    end()
    await until('the stream ended on the host', () => seen.ended.length === 1)
    await until('the page was told', () => closed() === 1)
  })

  it.each([
    ['a number', 42],
    ['an object', { ack: 'x' }],
    ['broken JSON', '{"i":'],
    ['a call without an address', '{"i":"1","p":{}}'],
  ])('closes the port on %s instead of throwing', async (_name, sent) => {
    const { pagePort, closed } = connect()
    pagePort.postMessage(sent)
    await until('the port closed', () => closed() === 1)
  })

  it('refuses a call larger than its kind, and goes on', async () => {
    const { client, closed } = connect()
    await expect(client.feature.echo('x'.repeat(513 * 1024))).rejects.toMatchObject({ status: 413 })
    expect(await client.feature.echo('x'.repeat(500 * 1024))).toHaveLength(500 * 1024)
    expect(closed()).toBe(0)
  })

  it.each([
    ['larger than any call', 'x'.repeat(largestBytes)],
    ['deeper than any call', nested(30)],
  ])('closes the port on what is %s', async (_name, sent) => {
    const { client, closed } = connect()
    expect(await client.feature.echo(nested(15))).toEqual(nested(15))
    await expect(client.feature.echo(sent)).rejects.toMatchObject({ code: 'HOST_CLOSED' })
    expect(closed()).toBe(1)
  })
})
