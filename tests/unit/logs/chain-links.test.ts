import { describe, expect, it } from 'vitest'
import {
  addedRow,
  agreeing,
  breaksOf,
  endBreaks,
  keepSpaced,
  rewrittenFrom,
} from '../../../electron/features/logs/chain-links.ts'

const at = new Date('2026-03-01T08:00:00Z')
const fits = { seq: 7, id: 'r7', at, before: 6, own: true, linked: true }

it('a row that stands where one stood already is told with its name and moment', () => {
  expect(addedRow({ seq: 7, id: 'r7', at })).toEqual({ kind: 'added', seq: 7, upTo: null, id: 'r7', at })
})

it('after a restore those anchors stay that the chain still has as they were seen', () => {
  const seen = [
    { seq: 1, hash: 'a' },
    { seq: 5, hash: 'b' },
    { seq: 9, hash: 'c' },
  ]
  const found = [
    { seq: 1, hash: 'a' },
    { seq: 5, hash: 'other' },
  ]
  expect(agreeing(seen, found)).toEqual([{ seq: 1, hash: 'a' }])
  expect(agreeing(seen, [])).toEqual([])
})

it('an anchor at the very end of the chain is not beyond it', () => {
  expect(rewrittenFrom([{ seq: 9, hash: 'c' }], [{ seq: 9, hash: 'c' }], 9)).toEqual([])
  expect(rewrittenFrom([{ seq: 10, hash: 'c' }], [], 9)).toMatchObject([{ kind: 'cut', seq: 10, upTo: 10 }])
})

it('of anchors that are kept it does not matter in which order they came', () => {
  const links = [30, 1, 20, 10].map((seq) => ({ seq, hash: String(seq) }))
  expect(keepSpaced(links, 4).map(({ seq }) => seq)).toEqual([1, 10, 20, 30])
})

describe('a row that does not fit', () => {
  it('was altered when its content is not what its hash says', () => {
    expect(breaksOf({ ...fits, own: false })).toEqual([{ kind: 'altered', seq: 7, upTo: null, id: 'r7', at }])
  })

  it('blames the row before when only the link is broken: that one was altered, hash and all', () => {
    expect(breaksOf({ ...fits, linked: false })).toEqual([{ kind: 'altered', seq: 6, upTo: null, id: null, at: null }])
  })

  it('says which rows are gone before it', () => {
    expect(breaksOf({ ...fits, before: 3, linked: false })).toEqual([
      { kind: 'removed', seq: 4, upTo: 6, id: null, at },
    ])
  })
})

describe('the end of the chain', () => {
  it('knows of rows that are cut off, of an altered last row, and of an end that was set back', () => {
    const last = { seq: 9, hash: 'c' }
    expect(endBreaks({ seq: 9, hash: 'c' }, last)).toEqual([])
    expect(endBreaks({ seq: 12, hash: 'f' }, last)).toMatchObject([{ kind: 'cut', seq: 10, upTo: 12 }])
    expect(endBreaks({ seq: 9, hash: 'x' }, last)).toMatchObject([{ kind: 'altered', seq: 9 }])
    expect(endBreaks({ seq: 5, hash: 'b' }, last)).toMatchObject([{ kind: 'rewritten', seq: 6, upTo: 9 }])
  })
})

describe('what this desktop saw', () => {
  const anchors = [
    { seq: 10, hash: 'a' },
    { seq: 20, hash: 'b' },
    { seq: 30, hash: 'c' },
  ]

  it('names the first row that is another', () => {
    const found = [
      { seq: 10, hash: 'a' },
      { seq: 20, hash: 'x' },
      { seq: 30, hash: 'y' },
    ]
    expect(rewrittenFrom(anchors, found, 40)).toMatchObject([{ kind: 'rewritten', seq: 20 }])
  })

  it('says nothing of rows that are gone, unless they were after the end', () => {
    expect(rewrittenFrom(anchors, [{ seq: 10, hash: 'a' }], 40)).toEqual([])
    expect(rewrittenFrom(anchors, [{ seq: 10, hash: 'a' }], 15)).toMatchObject([{ kind: 'cut', seq: 16, upTo: 30 }])
  })
})

it('keeps anchors spaced, the first and the last always', () => {
  const links = [1, 2, 3, 100, 200, 201, 300].map((seq) => ({ seq, hash: String(seq) }))
  expect(keepSpaced(links, 4).map((link) => link.seq)).toEqual([1, 100, 200, 300])
  expect(keepSpaced(links, 100)).toEqual(links)
  let grown: { seq: number; hash: string }[] = []
  for (let seq = 1; seq <= 5000; seq += 1) grown = keepSpaced([...grown, { seq, hash: '' }], 100)
  expect(grown).toHaveLength(100)
  expect(grown[0]?.seq).toBe(1)
  expect(grown.at(-1)?.seq).toBe(5000)
  const widest = Math.max(...grown.slice(1).map((link, n) => link.seq - (grown[n]?.seq ?? 0)))
  expect(widest).toBeLessThanOrEqual(150)
})
