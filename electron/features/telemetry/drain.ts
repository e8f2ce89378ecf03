import { setTimeout as sleep } from 'node:timers/promises'
import type { Topic } from '../../platform/bus.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import type { Spool, SpooledRow } from '../../platform/spool.ts'
import { type Reading, storeReadings } from './reading-store.ts'

const gatherMs = 200 // rows of one moment travel together
const firstBatchRows = 1000
const leastBatchRows = 250 // what a thin line to a database far away still carries in time
const mostBatchRows = 8000 // about 1.5 MB: a long batch folds more readings into each bucket it has to touch
const quickMs = 400
const slowMs = 1500

/** How many rows to send next: more while the database keeps up, fewer when it is slow or fails (`tookMs` null). */
export function nextBatchRows(rows: number, tookMs: number | null): number {
  if (tookMs === null || tookMs > slowMs) return Math.max(leastBatchRows, Math.floor(rows / 2))
  return tookMs < quickMs ? Math.min(mostBatchRows, rows * 2) : rows
}

/** Readings that the database has now; a batch that was sent again is told again. */
export type ReadingsStored = { sensorIds: string[]; from: Date; to: Date; count: number }

const spanOf = (batch: readonly Reading[]): ReadingsStored => {
  const [from, to] = batch.reduce(
    ([first, last], { measuredAtMs: at }) => [Math.min(first, at), Math.max(last, at)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  const sensorIds = [...new Set(batch.map(({ sensorId }) => sensorId))]
  return { sensorIds, from: new Date(from), to: new Date(to), count: batch.length }
}

export type Drain = {
  /** New rows wait. */
  wake: () => void
  /** True while the last try failed. */
  stuck: () => boolean
  stop: () => Promise<void>
}

const isRefusedRow = (error: unknown): boolean => {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : ''
  return /23503|23514|22P02|22003|ForeignKeyConstraintViolation/.test(text)
}

/**
 * Brings spooled readings to the database in order, each batch again and again until it is stored. A row that the
 * database refuses for ever (its sensor was deleted elsewhere) is put aside, so that it does not hold up the rest.
 */
export function startDrain(deps: {
  spool: Spool
  database: OpenDatabase
  log: Log
  /** Told after each commit. */
  readingsStored: Pick<Topic<ReadingsStored>, 'publish'>
}): Drain {
  const { spool, database, log, readingsStored } = deps
  const stopping = new AbortController()
  let awake = false
  const isAwake = () => awake
  const isStopping = () => stopping.signal.aborted
  let ring: (() => void) | null = null
  let stuck = false
  let batchRows = firstBatchRows

  const store = async (rows: readonly SpooledRow[]) => {
    const batch = rows.map((row) => JSON.parse(row.body) as Reading) // we wrote it
    await database.write((db) => storeReadings(db, batch), { idempotent: true })
    spool.ack(rows.at(-1)?.seq ?? 0)
    readingsStored.publish(spanOf(batch))
  }

  const storeOneByOne = async (rows: readonly SpooledRow[]) => {
    for (const row of rows) {
      try {
        await store([row])
      } catch (error) {
        if (!isRefusedRow(error)) throw error
        log.warn({ err: error, reading: row.id }, 'a reading can not be stored and was put aside')
        spool.bury(row, error instanceof Error ? error.message : String(error))
      }
    }
  }

  const drainAll = async () => {
    for (let rows = spool.peek(batchRows); rows.length > 0 && !stopping.signal.aborted; rows = spool.peek(batchRows)) {
      const startedMs = performance.now()
      try {
        await store(rows)
        if (rows.length === batchRows) batchRows = nextBatchRows(batchRows, performance.now() - startedMs)
      } catch (error) {
        batchRows = nextBatchRows(batchRows, null)
        if (!isRefusedRow(error)) throw error
        await storeOneByOne(rows)
      }
      stuck = false
    }
  }

  const run = async () => {
    let waitMs = 250
    while (!stopping.signal.aborted) {
      try {
        await drainAll()
        waitMs = 250
        // Rows that came in while the last batch was stored.
        if (!isAwake())
          await new Promise<void>((resolve) => {
            ring = resolve
          })
        awake = false
        await sleep(gatherMs, null, { signal: stopping.signal }).catch(() => null)
      } catch (error) {
        if (isStopping()) return
        if (!stuck) log.warn({ err: error }, 'readings wait: the database does not take them')
        stuck = true
        await sleep(waitMs, null, { signal: stopping.signal }).catch(() => null)
        waitMs = Math.min(waitMs * 2, 5000)
      }
    }
  }
  const running = run()
  const wake = () => {
    awake = true
    ring?.()
  }
  return {
    wake,
    stuck: () => stuck,
    stop: async () => {
      stopping.abort()
      wake()
      await running
    },
  }
}
