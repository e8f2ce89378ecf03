import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { createJobs, type JobQueue, type Jobs } from '../../../electron/platform/jobs.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { type Database, freshDatabase, freshEmbedded, testDeps } from '../../support/database.ts'
import { until } from '../../support/until.ts'
import { startWebSocketProxy } from '../../support/websocket-proxy.ts'

const queue: JobQueue<{ n: number }> = {
  name: 'count',
  data: z.object({ n: z.number() }),
  expireSeconds: 2,
  retries: 3,
  retryDelaySeconds: 1,
}
const timing = { pollSeconds: 0.5, superviseSeconds: 1 }

async function overWebSocket(): Promise<Database> {
  const server = await freshDatabase()
  const proxy = await startWebSocketProxy()
  const target = { kind: 'server', url: server.url, transport: 'websocket', webSocketProxy: proxy.url } as const
  const open = await openDatabase(target, testDeps)
  const drop = async () => {
    await open.close()
    await proxy.close()
    await server.drop()
  }
  return { ...server, open, db: open.db, target, drop }
}

describe.each([
  ['tcp', freshDatabase],
  ['embedded', freshEmbedded],
  ['websocket', overWebSocket],
])('over %s', (_, fresh) => {
  let own: Database
  let jobs: Jobs
  beforeEach(async () => {
    own = await fresh()
    jobs = createJobs({ database: own.open, log: silentLog, queues: [queue], timing })
  })
  afterEach(async () => {
    await jobs.stop()
    await own.drop()
  })
  const send = (n: number, options?: { startAfter?: Date }) =>
    own.db.$transaction((tx) => jobs.enqueue(tx, queue, { n }, options))

  it('hands over what was queued, once', async () => {
    await jobs.ready()
    const got: number[] = []
    const worker = jobs.work(queue, ({ n }) => {
      got.push(n)
      return Promise.resolve()
    })
    await send(1)
    await send(2)
    worker.wake()
    await until('both are there', () => got.length === 2)
    await worker.stop()
    await send(3)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(got.toSorted()).toEqual([1, 2])
  })

  it('knows nothing of what was rolled back', async () => {
    await jobs.ready()
    const failed = own.db.$transaction(async (tx) => {
      await jobs.enqueue(tx, queue, { n: 1 })
      throw new Error('second thoughts')
    })
    await expect(failed).rejects.toThrow('second thoughts')
    const [row] = await own.open.execute('SELECT count(*)::int AS n FROM mash_jobs.job')
    expect(row).toEqual({ n: 0 })
  })

  it('tries again with growing pauses what failed', async () => {
    await jobs.ready()
    const at: number[] = []
    jobs.work(queue, (_data, { tries }) => {
      at.push(performance.now())
      return tries < 2 ? Promise.reject(new Error('not yet')) : Promise.resolve()
    })
    await send(1)
    await until('the third try', () => at.length === 3, 20_000)
    const [first = 0, second = 0, third = 0] = at
    expect(second - first).toBeGreaterThan(900)
    expect(third - second).toBeGreaterThan(900)
    await until('it is done', async () => {
      const [row] = await own.open.execute("SELECT state::text AS state FROM mash_jobs.job WHERE name = 'count'")
      return row?.['state'] === 'completed'
    })
  })

  it('waits for its time', async () => {
    await jobs.ready()
    const begun = performance.now()
    let got = 0
    jobs.work(queue, () => {
      got = performance.now() - begun
      return Promise.resolve()
    })
    await send(1, { startAfter: new Date(Date.now() + 2000) })
    await until('it came', () => got > 0)
    expect(got).toBeGreaterThan(1700)
  })

  it('gives out again what a worker never finished', async () => {
    await jobs.ready()
    await send(7)
    // As after kill -9: taken by nobody who lives.
    await own.open.execute(
      "UPDATE mash_jobs.job SET state = 'active', started_on = now() - interval '1 minute' WHERE name = 'count'",
    )
    const got: number[] = []
    jobs.work(queue, ({ n }) => {
      got.push(n)
      return Promise.resolve()
    })
    await until('it came back', () => got.length === 1, 30_000)
    expect(got).toEqual([7])
  })
})
