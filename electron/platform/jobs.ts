import { setTimeout as delay } from 'node:timers/promises'
import { fromPrisma, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { OpenDatabase, Tx } from './database/index.ts'
import type { Log } from './log.ts'

/** One kind of work. What a job carries is small: ids, never secrets. */
export type JobQueue<Data extends object> = {
  name: string
  data: z.ZodType<Data>
  /** A worker that says nothing for this long is held for dead, and the job is given out again. */
  expireSeconds: number
  /** Tries after the first one, for a handler that threw and for a process that died. */
  retries: number
  /** Before the first retry; doubled for each further one. */
  retryDelaySeconds: number
}

export type JobHandler<Data> = (data: Data, job: { signal: AbortSignal; tries: number }) => Promise<void>

export type JobWorker = {
  /** Looks for work now, without waiting for the next round. Call it after the commit that queued some. */
  wake: () => void
  /** Takes no more; what runs is finished first. */
  stop: () => Promise<void>
}

export type Jobs = {
  /** Resolves when jobs can be queued; rejects when that takes too long. Await it before the transaction, never in it. */
  ready: () => Promise<void>
  /** Queues work in the caller's transaction: it is there when that commits, and never was when it rolls back. */
  enqueue: <Data extends object>(
    tx: Tx,
    queue: JobQueue<Data>,
    data: Data,
    options?: { startAfter?: Date },
  ) => Promise<void>
  /** Takes work of a queue, one job at a time, as long as it is not stopped. */
  work: <Data extends object>(queue: JobQueue<Data>, handler: JobHandler<Data>) => JobWorker
  stop: () => Promise<void>
}

export type JobTiming = {
  /**
   * How often each queue that this desktop works on is asked for more. An open window keeps the database awake in any
   * case (its sessions are looked after each second), so this costs a serverless database no sleep that it had.
   */
  pollSeconds: number
  /** How often dead workers are looked for; the database lets one desktop do it. */
  superviseSeconds: number
  /** How long `ready` waits. */
  readyMs: number
}

export const defaultJobTiming: JobTiming = { pollSeconds: 5, superviseSeconds: 60, readyMs: 20_000 }

type JobsDeps = { database: OpenDatabase; log: Log; queues: readonly JobQueue<object>[]; timing?: Partial<JobTiming> }

const schema = 'mash_jobs'
const longestPauseMs = 30_000
const stopMs = 5000

function bossOn({ database }: JobsDeps, timing: JobTiming): PgBoss {
  return new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: await database.execute(text, values) }) },
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    schema,
    superviseIntervalSeconds: timing.superviseSeconds,
    monitorIntervalSeconds: timing.superviseSeconds,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  })
}

/**
 * The job engine: pg-boss on the farm's own database, whichever kind that is. A job is a row before it is an action, is
 * taken by one desktop (SKIP LOCKED), and is given out again when that one dies: handlers must bear a second run. It is
 * started when it is first needed, so that opening a farm does not wait for it.
 */
export function createJobs(deps: JobsDeps): Jobs {
  const { database, log, queues } = deps
  const timing = { ...defaultJobTiming, ...deps.timing }
  const boss = bossOn(deps, timing)
  const stopping = new AbortController()
  // Of a lost database the state tells already; each poll would only say it again.
  boss.on('error', (error: Error) => {
    if (database.state().state === 'ready') log.warn({ err: error }, 'the job engine met an error')
  })
  boss.on('warning', (warning: { message: string }) => {
    log.debug({ warning: warning.message }, 'the job engine warns')
  })

  const begin = async () => {
    for (let pauseMs = 500; !stopping.signal.aborted; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        // Two desktops may do both at once: each takes the engine's advisory lock.
        await boss.start()
        for (const { name } of queues) await boss.createQueue(name)
        return
      } catch (error) {
        log.warn({ err: error }, 'the job engine could not start yet')
        await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    throw new Error('the job engine was stopped')
  }
  let starting: Promise<void> | null = null
  const start = () => {
    starting ??= begin()
    // Whoever needs it awaits it; a stop before it was ready is nobody's fault.
    starting.catch(() => undefined)
    return starting
  }
  let isReady = false

  return {
    async ready() {
      const late = new AbortController()
      const tooLate = delay(timing.readyMs, undefined, { signal: late.signal }).then(() => {
        throw new Error('the job engine is not ready')
      })
      try {
        await Promise.race([start(), tooLate])
        isReady = true
      } finally {
        late.abort()
        tooLate.catch(() => undefined)
      }
    },
    async enqueue(tx, queue, data, options) {
      if (!isReady) throw new Error('await ready() before the transaction that queues a job')
      await boss.send(queue.name, data, {
        db: fromPrisma(tx),
        expireInSeconds: queue.expireSeconds,
        retryLimit: queue.retries,
        retryDelay: queue.retryDelaySeconds,
        retryBackoff: true,
        ...options,
      })
    },
    work: (queue, handler) => workOn({ boss, ready: start, log, pollSeconds: timing.pollSeconds }, queue, handler),
    async stop() {
      stopping.abort()
      if (starting) await starting.catch(() => undefined)
      await boss.stop({ graceful: true, timeout: stopMs }).catch((error: unknown) => {
        log.debug({ err: error }, 'the job engine did not stop well')
      })
    },
  }
}

function workOn<Data extends object>(
  engine: { boss: PgBoss; ready: () => Promise<void>; log: Log; pollSeconds: number },
  queue: JobQueue<Data>,
  handler: JobHandler<Data>,
): JobWorker {
  const { boss, ready, log, pollSeconds } = engine
  let ended = false
  const options = { batchSize: 1, pollingIntervalSeconds: pollSeconds, includeMetadata: true } as const
  const take = async (jobs: JobWithMetadata<unknown>[]) => {
    for (const job of jobs) {
      try {
        await handler(queue.data.parse(job.data), { signal: job.signal, tries: job.retryCount })
      } catch (error) {
        log.warn({ err: error, queue: queue.name, job: job.id, tries: job.retryCount }, 'a job failed')
        throw error
      }
    }
    return undefined
  }
  const working = ready().then(async () =>
    ended ? null : boss.work<unknown, undefined, typeof options>(queue.name, options, take),
  )
  let id: string | null = null
  working.then(
    (given) => (id = given),
    () => undefined,
  )
  return {
    wake: () => {
      if (id !== null) boss.notifyWorker(id)
    },
    async stop() {
      ended = true
      const given = await working.catch(() => null)
      if (given !== null) await boss.offWork(queue.name, { id: given })
    },
  }
}
