import type { ChainBreak, ChainProgress } from '../../contract/logs.ts'
import type { Db, OpenDatabase } from '../../platform/database/index.ts'
import type { Anchors } from './anchors.ts'
import { breaksOf, endBreaks, type Link, type Misfit, rewrittenFrom } from './chain-links.ts'
import { readLinks } from './read-links.ts'

const batchRows = 20_000
/** Nobody reads more; the rest of a trail that is all wrong would only fill the memory. */
const mostBreaks = 200

type Ends = { remembered: Link; last: Link }

/** What the chain says its end is, and the row that is last, at one moment. */
async function readEnds(db: Db): Promise<Ends> {
  const rows = await db.$queryRaw<{ last_seq: bigint; last_hash: string; seq: bigint | null; hash: string | null }[]>`
    SELECT c.last_seq, c.last_hash, l.seq, l.hash FROM audit_chain c
    LEFT JOIN LATERAL (SELECT seq, hash FROM audit_logs ORDER BY seq DESC LIMIT 1) l ON true WHERE c.id = 1`
  const [row] = rows
  return {
    remembered: { seq: Number(row?.last_seq ?? 0), hash: row?.last_hash ?? '' },
    last: { seq: Number(row?.seq ?? 0), hash: row?.hash ?? '' },
  }
}

type Row = { seq: bigint; id: string; timestamp: Date; before: bigint; own: boolean; linked: boolean }

/** The rows after `from`, at most a batch: what does not fit, the last of them, and how many there were. */
async function readBatch(db: Db, from: Link, upTo: number) {
  const rows = await db.$queryRaw<(Row & { n: number; hash: string; is_last: boolean })[]>`
    WITH part AS (
      SELECT l.seq, l.id, l.timestamp, l.hash, l.prev_hash, audit_digest(l.prev_hash, l.seq, l) = l.hash AS own
      FROM audit_logs l WHERE l.seq > ${from.seq} AND l.seq <= ${upTo} ORDER BY l.seq LIMIT ${batchRows}
    ), looked AS (
      SELECT part.*, coalesce(lag(seq) OVER w, ${from.seq}::bigint) AS before,
        prev_hash = coalesce(lag(hash) OVER w, ${from.hash}::text) AS linked,
        row_number() OVER (ORDER BY seq DESC) = 1 AS is_last, count(*) OVER ()::int AS n
      FROM part WINDOW w AS (ORDER BY seq)
    )
    SELECT seq, id, timestamp, before, own, linked, hash, is_last, n FROM looked
    WHERE is_last OR NOT own OR NOT linked OR seq <> before + 1 ORDER BY seq`
  const last = rows.at(-1)
  const misfits = rows
    .map((row): Misfit => ({ ...row, seq: Number(row.seq), before: Number(row.before), at: row.timestamp }))
    .filter((row) => !row.own || !row.linked || row.seq !== row.before + 1)
  return { misfits, count: last?.n ?? 0, last: last ? { seq: Number(last.seq), hash: last.hash } : null }
}

type Verify = { database: OpenDatabase; anchors: Anchors; signal: AbortSignal }

/** Walks the whole chain and names every break. Ends early when whoever asked goes away. */
export async function* verifyChain({ database, anchors, signal }: Verify): AsyncGenerator<ChainProgress, void> {
  const { remembered, last } = await database.read(readEnds)
  const breaks: ChainBreak[] = []
  const add = (found: readonly ChainBreak[]) => {
    const isListed = ({ seq }: ChainBreak) => breaks.some((each) => each.seq === seq)
    for (const each of found) if (breaks.length < mostBreaks && !isListed(each)) breaks.push(each)
  }
  let from: Link = { seq: 0, hash: '' }
  let checked = 0
  let unlikeSeen = false
  const progress = (done: boolean): ChainProgress => ({
    checked,
    of: Math.max(last.seq, checked),
    breaks: [...breaks],
    done,
    unlikeSeen,
    head: last.seq === 0 ? null : last,
  })

  yield progress(false)
  while (from.seq < last.seq) {
    if (signal.aborted) return
    const start = from
    const part = await database.read((db) => readBatch(db, start, last.seq))
    for (const misfit of part.misfits) add(breaksOf(misfit))
    checked += part.count
    if (!part.last) break
    from = part.last
    if (from.seq < last.seq) yield progress(false)
  }
  add(endBreaks(remembered, last))
  const seen = anchors.list()
  const found = await database.read((db) =>
    readLinks(
      db,
      seen.map((anchor) => anchor.seq),
    ),
  )
  const unlike = rewrittenFrom(seen, found, last.seq)
  unlikeSeen = unlike.length > 0
  add(unlike)
  breaks.sort((a, b) => a.seq - b.seq)
  if (breaks.length === 0) await anchors.remember()
  yield progress(true)
}
