import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { createJobs, type JobQueue, type Jobs } from '../../../electron/platform/jobs.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { startTcpProxy } from '../../support/tcp-proxy.ts'
import { until } from '../../support/until.ts'

const queue: JobQueue<{ n: number }> = {
  name: 'shared',
  data: z.object({ n: z.number() }),
  expireSeconds: 30,
  retries: 3,
  retryDelaySeconds: 1,
}
const timing = { pollSeconds: 0.5, superviseSeconds: 1 }

let own: Database
const open: { stop: () => Promise<void> }[] = []
beforeAll(async () => {
  own = await freshDatabase()
})
afterAll(async () => {
  for (const one of open.toReversed()) await one.stop()
  await own.drop()
})

async function desktop(url: string): Promise<{ jobs: Jobs; database: Awaited<ReturnType<typeof openDatabase>> }> {
  const database = await openDatabase({ kind: 'server', url, transport: 'tcp' }, testDeps, { patienceMs: 500 })
  const jobs = createJobs({ database, log: silentLog, queues: [queue], timing })
  open.push({ stop: () => database.close() }, jobs)
  return { jobs, database }
}

it('starts on three desktops at once, and gives each job to one of them', async () => {
  const desks = await Promise.all([desktop(own.url), desktop(own.url), desktop(own.url)])
  await Promise.all(desks.map(({ jobs }) => jobs.ready()))
  const [versions] = await own.open.execute('SELECT count(*)::int AS n FROM mash_jobs.version')
  expect(versions).toEqual({ n: 1 })

  // Held while they are queued, so that all workers find all of them at once.
  const got: number[][] = [[], [], []]
  await own.db.$transaction(async (tx) => {
    for (let n = 0; n < 60; n += 1) await desks[0].jobs.enqueue(tx, queue, { n })
  })
  const workers = desks.map(({ jobs }, at) =>
    jobs.work(queue, async ({ n }) => {
      got[at]?.push(n)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }),
  )
  const waking = setInterval(() => {
    for (const worker of workers) worker.wake()
  }, 20)
  await until('all are done', () => got.flat().length >= 60, 30_000)
  clearInterval(waking)
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(got.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n))
  expect(got.filter((one) => one.length > 0).length).toBeGreaterThan(1)
})

it('goes on by itself when a lost database is back', async () => {
  const proxy = await startTcpProxy(Number(new URL(own.url).port))
  const through = new URL(own.url)
  through.port = String(proxy.port)
  const { jobs, database } = await desktop(through.href)
  await jobs.ready()
  const got: number[] = []
  jobs.work(queue, ({ n }) => {
    got.push(n)
    return Promise.resolve()
  })
  await proxy.shut()
  await until('it is lost', () => database.state().state === 'lost', 20_000)
  await new Promise((resolve) => setTimeout(resolve, 2000))
  await proxy.open()
  await until('it is back', () => database.state().state === 'ready', 30_000)
  await database.db.$transaction((tx) => jobs.enqueue(tx, queue, { n: 100 }))
  await until('the job came', () => got.length === 1, 30_000)
  await jobs.stop()
  await database.close()
  await proxy.close()
})

it('starts while the database is away, and is ready when it is there', async () => {
  const proxy = await startTcpProxy(Number(new URL(own.url).port))
  const through = new URL(own.url)
  through.port = String(proxy.port)
  const { jobs, database } = await desktop(through.href)
  await proxy.shut()
  const ready = jobs.ready()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await proxy.open()
  await ready
  await jobs.stop()
  await database.close()
  await proxy.close()
})
