import type { ChainBreak } from '../../contract/logs.ts'

/** A row's place in the chain and its hash, as they were seen once. */
export type Link = { seq: number; hash: string }

/** A row that does not fit the one before it, or is not what its own hash says. */
export type Misfit = {
  seq: number
  id: string
  /** Null: what stands there is no moment. */
  at: Date | null
  /** The row that stands before it. */
  before: number
  /** Its hash is that of its content. */
  own: boolean
  /** It carries the hash of the row before. */
  linked: boolean
}

const bare = (kind: ChainBreak['kind'], seq: number, upTo: number | null = null): ChainBreak => ({
  kind,
  seq,
  upTo,
  id: null,
  at: null,
})

/** What a misfit tells: rows before it are gone, it was altered, or the one before it was, hash and all. */
export function breaksOf({ seq, id, at, before, own, linked }: Misfit): ChainBreak[] {
  const gone = seq > before + 1
  const found: ChainBreak[] = []
  if (gone) found.push({ ...bare('removed', before + 1, seq - 1), at })
  if (!own) found.push({ kind: 'altered', seq, upTo: null, id, at })
  // With rows gone, or itself altered, the broken link says nothing more.
  else if (!linked && !gone) found.push(bare('altered', before))
  return found
}

/** What a row tells that stands no later than the one before it. */
export const addedRow = ({ seq, id, at }: Pick<Misfit, 'seq' | 'id' | 'at'>): ChainBreak => ({
  ...bare('added', seq),
  id,
  at,
})

/** What the end of the chain says: it remembers the last row that was written. */
export function endBreaks(remembered: Link, last: Link): ChainBreak[] {
  if (remembered.seq > last.seq) return [bare('cut', last.seq + 1, remembered.seq)]
  if (remembered.seq < last.seq) return [bare('rewritten', remembered.seq + 1, last.seq)]
  return remembered.hash === last.hash ? [] : [bare('altered', last.seq)]
}

/** The first row that this desktop once saw with another hash. `found`: the rows at the anchors' places. */
export function rewrittenFrom(anchors: readonly Link[], found: readonly Link[], lastSeq: number): ChainBreak[] {
  const hashes = new Map(found.map((link) => [link.seq, link.hash]))
  const beyond = anchors.filter((anchor) => anchor.seq > lastSeq)
  const other = anchors.find(({ seq, hash }) => hashes.has(seq) && hashes.get(seq) !== hash)
  return [
    ...(other ? [bare('rewritten', other.seq)] : []),
    // Written once, and now not even the end of the chain knows of them.
    ...(beyond.length > 0 ? [bare('cut', lastSeq + 1, Math.max(...beyond.map((anchor) => anchor.seq)))] : []),
  ]
}

/** The anchors that the chain still has as they were seen. */
export function agreeing(anchors: readonly Link[], found: readonly Link[]): Link[] {
  const hashes = new Map(found.map((link) => [link.seq, link.hash]))
  return anchors.filter(({ seq, hash }) => hashes.get(seq) === hash)
}

/** At most `most` of them, the first and the last always, the others as evenly spaced as they come. */
export function keepSpaced(links: readonly Link[], most: number): Link[] {
  const ordered = links.toSorted((a, b) => a.seq - b.seq)
  while (ordered.length > most) {
    let closest = 1
    for (let n = 2; n < ordered.length - 1; n += 1) {
      if (spanAround(ordered, n) < spanAround(ordered, closest)) closest = n
    }
    ordered.splice(closest, 1)
  }
  return ordered
}
const spanAround = (links: readonly Link[], n: number) => (links[n + 1]?.seq ?? 0) - (links[n - 1]?.seq ?? 0)
