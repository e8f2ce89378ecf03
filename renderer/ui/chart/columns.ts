/** Columns of equal length, oldest first; `t` is epoch milliseconds of each bucket's start (or of the reading). */
export type Columns = {
  readonly t: readonly number[]
  readonly mean: readonly number[]
  readonly min: readonly number[]
  readonly max: readonly number[]
  readonly n: readonly number[]
}
export type Reading = { t: number; value: number }
export type Bucket = { t: number; mean: number; min: number; max: number; n: number }
export type Point = { x: number; y: number }

export const noColumns: Columns = { t: [], mean: [], min: [], max: [], n: [] }

export function bucketAt(columns: Columns, index: number): Bucket | null {
  const t = columns.t[index]
  const mean = columns.mean[index]
  if (t === undefined || mean === undefined) return null
  return { t, mean, min: columns.min[index] ?? mean, max: columns.max[index] ?? mean, n: columns.n[index] ?? 1 }
}

export function bucketsOf(columns: Columns): Bucket[] {
  return columns.t.flatMap((_, index) => bucketAt(columns, index) ?? [])
}

function columnsOf(buckets: readonly Bucket[]): Columns {
  return {
    t: buckets.map((bucket) => bucket.t),
    mean: buckets.map((bucket) => bucket.mean),
    min: buckets.map((bucket) => bucket.min),
    max: buckets.map((bucket) => bucket.max),
    n: buckets.map((bucket) => bucket.n),
  }
}

function merged(a: Bucket, b: Bucket): Bucket {
  const n = a.n + b.n
  return {
    t: a.t,
    mean: n === 0 ? a.mean : (a.mean * a.n + b.mean * b.n) / n,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    n,
  }
}

/** First index whose time is at or after `time`; the length when there is none. */
function firstAtOrAfter(t: readonly number[], time: number): number {
  let low = 0
  let high = t.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((t[middle] ?? 0) < time) low = middle + 1
    else high = middle
  }
  return low
}

/** The index nearest in time, or -1 when there is nothing. */
export function nearestIndex(t: readonly number[], time: number): number {
  if (t.length === 0) return -1
  const after = firstAtOrAfter(t, time)
  const before = after - 1
  const afterAt = t[after]
  const beforeAt = t[before]
  if (afterAt === undefined) return before
  if (beforeAt === undefined) return after
  return time - beforeAt <= afterAt - time ? before : after
}

/** Only what lies within [from, to]. */
export function within(columns: Columns, from: number, to: number): Columns {
  const start = firstAtOrAfter(columns.t, from)
  const end = firstAtOrAfter(columns.t, to + 1)
  if (start === 0 && end === columns.t.length) return columns
  return {
    t: columns.t.slice(start, end),
    mean: columns.mean.slice(start, end),
    min: columns.min.slice(start, end),
    max: columns.max.slice(start, end),
    n: columns.n.slice(start, end),
  }
}

/**
 * Adds readings that came after the columns were asked for. With a bucket width they are folded into the last bucket
 * or open the next one on the same grid; without (0) each is its own point. What is not newer is dropped: it is there.
 */
export function appendReadings(columns: Columns, readings: readonly Reading[], bucketMs: number): Columns {
  if (readings.length === 0) return columns
  const buckets = bucketsOf(columns)
  for (const { t, value } of readings.toSorted((a, b) => a.t - b.t)) {
    const last = buckets.at(-1)
    const single = { t, mean: value, min: value, max: value, n: 1 }
    if (!last) {
      buckets.push(bucketMs > 0 ? { ...single, t: t - (t % bucketMs) } : single)
    } else if (bucketMs > 0) {
      const ahead = Math.floor((t - last.t) / bucketMs)
      if (ahead === 0) buckets[buckets.length - 1] = merged(last, single)
      if (ahead > 0) buckets.push({ ...single, t: last.t + ahead * bucketMs })
    } else if (t > last.t) {
      buckets.push(single)
    }
  }
  return columnsOf(buckets)
}

/** Merges neighbours until at most `limit` buckets are left; min, max and count stay true. */
export function thinned(columns: Columns, limit: number): Columns {
  if (columns.t.length <= limit) return columns
  const width = Math.ceil(columns.t.length / limit)
  const out: Bucket[] = []
  bucketsOf(columns).forEach((bucket, index) => {
    const last = out.at(-1)
    if (last && index % width !== 0) out[out.length - 1] = merged(last, bucket)
    else out.push(bucket)
  })
  return columnsOf(out)
}
