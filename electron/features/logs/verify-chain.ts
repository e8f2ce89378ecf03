import type { ChainBreak, ChainProgress } from '../../contract/logs.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Anchors } from './anchors.ts'
import { auditDigest, type ChainRow } from './audit-digest.ts'
import { guardsUnlike, madeGuards } from './chain-guards.ts'
import { addedRow, breaksOf, endBreaks, type Link, rewrittenFrom } from './chain-links.ts'
import { beforeAll, readEnds, readSafely, readSlice } from './read-chain.ts'
import { readGuards } from './read-guards.ts'
import { readLinks } from './read-links.ts'

/** So many rows are checked between two lines of progress. */
const toldRows = 20_000
/** Nobody reads more; the rest of a trail that is all wrong would only fill the memory. */
const mostBreaks = 200

/** The moment a row tells of; null where what stands there is none. */
function momentOf({ seconds }: ChainRow): Date | null {
  const at = new Date(Number(seconds) * 1000)
  return Number.isNaN(at.getTime()) ? null : at
}

/** What a row says, standing after `before`, and the row that the next one stands after. */
function lookAt(row: ChainRow, before: Link): { breaks: ChainBreak[]; next: Link } {
  const facts = { seq: Number(row.seq), id: row.id, at: momentOf(row) }
  if (facts.seq <= before.seq) return { breaks: [addedRow(facts)], next: before }
  const own = auditDigest(row) === row.hash
  const breaks = breaksOf({ ...facts, before: before.seq, own, linked: row.prev_hash === before.hash })
  return { breaks, next: { seq: facts.seq, hash: row.hash } }
}

/** The breaks so far: the first that is said of a row counts. */
function createFindings() {
  const breaks: ChainBreak[] = []
  return {
    add: (found: readonly ChainBreak[]): void => {
      const isListed = ({ seq }: ChainBreak) => breaks.some((each) => each.seq === seq)
      for (const each of found) if (breaks.length < mostBreaks && !isListed(each)) breaks.push(each)
    },
    list: () => breaks.toSorted((a, b) => a.seq - b.seq),
  }
}

type Verify = { database: OpenDatabase; anchors: Anchors; signal: AbortSignal }
type Walk = Pick<Verify, 'database' | 'signal'> & { upTo: number; add: (found: readonly ChainBreak[]) => void }

/** Row by row to the end, a slice at a time; says how many are checked each twenty thousand. */
async function* walkRows({ database, signal, upTo, add }: Walk): AsyncGenerator<number, number> {
  let [place, before, checked, told]: [typeof beforeAll, Link, number, number] = [beforeAll, { seq: 0, hash: '' }, 0, 0]
  for (;;) {
    if (signal.aborted) return checked
    const rows = await readSlice(database, place, upTo)
    for (const row of rows) {
      const { breaks, next } = lookAt(row, before)
      add(breaks)
      before = next
      place = row
    }
    checked += rows.length
    if (rows.length === 0) return checked
    if (checked - told >= toldRows) yield (told = checked)
  }
}

/**
 * Walks the whole chain and names every break, and whatever guards it that is not as it was made. Nothing of it is left
 * to functions of the database. Ends early when whoever asked goes away.
 */
export async function* verifyChain({ database, anchors, signal }: Verify): AsyncGenerator<ChainProgress, void> {
  const { remembered, last } = await readEnds(database)
  const guards = guardsUnlike(madeGuards, await readGuards(database))
  const { add, list } = createFindings()
  const progress = (checked: number, done: { unlikeSeen: boolean } | null): ChainProgress => ({
    checked,
    of: Math.max(last.seq, checked),
    breaks: list(),
    guards,
    done: done !== null,
    unlikeSeen: done?.unlikeSeen ?? false,
    head: last.seq === 0 ? null : last,
  })

  yield progress(0, null)
  const walk = walkRows({ database, signal, upTo: last.seq, add })
  let step = await walk.next()
  for (; step.done !== true; step = await walk.next()) yield progress(step.value, null)
  if (signal.aborted) return
  add(endBreaks(remembered, last))
  const seen = anchors.list()
  const places = seen.map((anchor) => anchor.seq)
  const found = await readSafely(database, (tx) => readLinks(tx, places))
  const unlike = rewrittenFrom(seen, found, last.seq)
  add(unlike)
  if (list().length === 0) await anchors.remember()
  yield progress(step.value, { unlikeSeen: unlike.length > 0 })
}
