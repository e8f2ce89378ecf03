import { Worker } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { until } from '../../../support/until.ts'
import { listenTo, sensorData } from './listener.ts'
import type { StrictBrokerNews, StrictBrokerStart } from './strict-broker.ts'

// A thread's clock starts at a whole microsecond, so two threads may differ by a little.
const clockMs = 2
const sharedNowMs = () => performance.timeOrigin + performance.now()

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function startBroker(count: number) {
  const messages = Array.from({ length: count }, (_, at) => ({ messageId: at + 1, payload: sensorData(at + 1) }))
  const start: StrictBrokerStart = { messages }
  const thread = new Worker(new URL('./strict-broker.ts', import.meta.url), { workerData: start })
  ends.push(() => thread.terminate())
  const seen = { port: 0, connections: 0, open: -1, acknowledged: new Map<number, number>() }
  thread.on('message', (news: StrictBrokerNews) => {
    if ('acknowledged' in news) seen.acknowledged.set(news.acknowledged, news.atMs)
    else Object.assign(seen, news)
  })
  await until('the broker', () => seen.port > 0)
  return { seen, thread, url: `mqtt://127.0.0.1:${seen.port}` }
}

type Commit = { count: number; doneAtMs: number }

/** Keeps what came since the last commit, as the ingest path does; a commit takes 30 ms. */
function listen(url: string, onCommit: () => void = () => undefined) {
  const commits: Commit[] = []
  let waiting = 0
  const listener = listenTo(url, {
    protocolVersion: 4,
    onArrived: () => {
      waiting += 1
    },
    onCommit: () => {
      const end = performance.now() + 30
      while (performance.now() < end);
      onCommit()
      commits.push({ count: waiting, doneAtMs: sharedNowMs() })
      waiting = 0
    },
  })
  ends.push(() => listener.connection.stop())
  return { ...listener, commits }
}

/** When the message with this place in the order of arrival was durable. */
function durableAtMs(commits: Commit[], place: number): number {
  let durable = 0
  for (const { count, doneAtMs } of commits) {
    durable += count
    if (durable >= place) return doneAtMs
  }
  return Number.POSITIVE_INFINITY
}

it('acknowledges nothing before it is committed, and commits once for all that came together', async () => {
  const { seen, url } = await startBroker(200)
  const { commits } = listen(url)
  await until('all acknowledged', () => seen.acknowledged.size === 200)
  for (const [messageId, atMs] of seen.acknowledged) {
    expect(atMs).toBeGreaterThan(durableAtMs(commits, messageId) - clockMs)
  }
  expect(commits.reduce((sum, { count }) => sum + count, 0)).toBe(200)
  expect(commits.length).toBeLessThan(20)
})

it('cuts the connection without an answer when the commit fails, and takes the messages when they come again', async () => {
  const { seen, url } = await startBroker(2)
  let failures = 2
  const { commits, states } = listen(url, () => {
    failures -= 1
    if (failures >= 0) throw new Error('disk full')
  })
  await until('acknowledged', () => seen.acknowledged.size === 2)
  expect(seen.connections).toBe(3)
  for (const atMs of seen.acknowledged.values())
    expect(atMs).toBeGreaterThan((commits[0]?.doneAtMs ?? Infinity) - clockMs)
  expect(states).toContainEqual(expect.objectContaining({ state: 'lost', code: 'NOT_STORED' }))
})

it('acknowledges nothing uncommitted while it says goodbye', async () => {
  // Several times, because it is open which side is faster.
  for (let round = 0; round < 10; round += 1) {
    const { seen, thread, url } = await startBroker(1)
    const { connection, commits } = listen(url)
    await until('the first', () => seen.acknowledged.size === 1)
    thread.postMessage({ messageId: 2, payload: sensorData(2) })
    await new Promise((resolve) => setTimeout(resolve, round % 3))
    await connection.stop()
    await until('closed', () => seen.open === 0)
    const late = seen.acknowledged.get(2)
    if (late !== undefined) expect(late).toBeGreaterThan(durableAtMs(commits, 2) - clockMs)
  }
})

it('survives a listener with a bug', async () => {
  const { seen, url } = await startBroker(1)
  const { connection, state } = listenTo(url, {
    protocolVersion: 4,
    onArrived: () => {
      throw new Error('a bug')
    },
  })
  ends.push(() => connection.stop())
  await until('acknowledged', () => seen.acknowledged.has(1))
  expect(state()).toBe('live')
})
