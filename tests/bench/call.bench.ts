import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { portOfThread } from '../../electron/transports/ports.ts'
import { createPortLink } from '../../renderer/host/transport/port-link.ts'
import type { BenchClient, Row } from './call-host.ts'
import { inTurns, isLong, report } from './report.ts'

const rounds = isLong ? 60 : 15
const callsPerRound = isLong ? 500 : 150

const row: Row = {
  id: 'clx0f3k9s0000qzrmn831i7rn',
  name: 'Fruiting chamber 3, north wall',
  at: new Date('2026-03-01T08:00:00Z'),
  note: 'Misted by hand at six, door left open for ten minutes, CO2 back inside the band by half past. '.repeat(3),
  values: Array.from({ length: 10 }, (_, n) => ({
    quantity: `co2-${n}`,
    value: 900 + n / 7,
    quality: 'good' as const,
  })),
}

let host: Worker
let client: BenchClient
let raw: MessagePort
beforeAll(() => {
  host = new Worker(new URL('./call-host.ts', import.meta.url))
  const ours = new MessageChannel()
  const plain = new MessageChannel()
  host.postMessage({ ours: ours.port2, raw: plain.port2 }, [ours.port2, plain.port2])
  client = createORPCClient(createPortLink(portOfThread(ours.port1), () => undefined))
  raw = plain.port1
})
afterAll(() => host.terminate())

const rawCall = () =>
  new Promise<unknown>((resolve) => {
    raw.once('message', resolve)
    raw.postMessage(row)
  })

async function times(call: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < callsPerRound; n += 1) await call()
}

it('a 1 KB call costs a small multiple of sending the same through a port and back', async () => {
  expect(JSON.stringify(row).length).toBeGreaterThan(900)
  expect(await client.bench.echo(row)).toEqual(row)
  expect(await rawCall()).toEqual(row)
  const ours = () => times(() => client.bench.echo(row))
  const reference = () => times(rawCall)
  await ours()
  await reference()

  const { oursMs, referenceMs } = await inTurns(rounds, ours, reference)
  const ratio = oursMs / referenceMs
  report({
    bench: 'call/1kb',
    ratio,
    of: 'time of a validated call over the port / structured clone there and back',
    aim: '<= 3',
    oursMicros: Math.round((oursMs / callsPerRound) * 1000),
    referenceMicros: Math.round((referenceMs / callsPerRound) * 1000),
  })
  // Far above the aim: this only catches a call that became another kind of thing.
  expect(ratio).toBeLessThan(15)
})
