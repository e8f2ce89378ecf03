import { describe, expect, it } from 'vitest'
import { availableOf, comesBack, picksOf, shortOf, sumLines } from '../../../electron/features/inventory/take-rules.ts'

const line = (productId: string, quantity: number) => ({ productId, quantity })
const products = new Map([
  ['oyster', { stock: 10, held: 4 }],
  ['enoki', { stock: 3, held: 0 }],
])

it('what can be promised is on hand less what others hold, and never below nothing', () => {
  expect([
    availableOf({ stock: 10, held: 4 }),
    availableOf({ stock: 4, held: 4 }),
    availableOf({ stock: 3, held: 4 }),
  ]).toEqual([6, 0, 0])
})

it('two lines of one product are one', () => {
  expect(sumLines([line('oyster', 2), line('enoki', 1), line('oyster', 3)])).toEqual([
    line('oyster', 5),
    line('enoki', 1),
  ])
})

describe('lines that can’t be had', () => {
  const short = (productId: string, available: number) => ({ code: 'STOCK_SHORT', data: { productId, available } })
  it('are short from one more than can be promised on, over all lines of the product', () => {
    expect(shortOf([line('oyster', 6)], products)).toBeNull()
    expect(shortOf([line('oyster', 7)], products)).toEqual(short('oyster', 6))
    expect(shortOf([line('oyster', 3), line('enoki', 1), line('oyster', 4)], products)).toEqual(short('oyster', 6))
  })
  it('are named by the first of several', () => {
    expect(shortOf([line('enoki', 3), line('oyster', 9), line('enoki', 9)], products)).toEqual(short('enoki', 3))
    expect(shortOf([line('oyster', 9), line('enoki', 9)], products)).toEqual(short('oyster', 6))
  })
  it('are those of a product that is not there', () => {
    expect(shortOf([line('gone', 1)], products)).toEqual(short('gone', 0))
  })
  it('may be what others hold, for who is told to look past it, and no more than there is', () => {
    expect(shortOf([line('oyster', 10)], products, { ignoreHolds: true })).toBeNull()
    expect(shortOf([line('oyster', 11)], products, { ignoreHolds: true })).toEqual(short('oyster', 10))
    expect(shortOf([line('oyster', 7)], products, { ignoreHolds: false })).toEqual(short('oyster', 6))
    expect(shortOf([line('oyster', 7)], products, { ignoreHolds: undefined })).toEqual(short('oyster', 6))
  })
})

it('lines are taken from the batches of their own product, the oldest first', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day))
  const batch = (id: string, day: number, remaining: number) => ({ id, harvestedAt: at(day), sellBy: null, remaining })
  const batches = new Map([['oyster', [batch('old', 1, 2), batch('new', 2, 9)]]])
  expect(picksOf([line('oyster', 1), line('enoki', 2), line('oyster', 2)], batches)).toEqual([
    { productId: 'oyster', batchId: 'old', quantity: 2 },
    { productId: 'oyster', batchId: 'new', quantity: 1 },
    { productId: 'enoki', batchId: null, quantity: 2 },
  ])
})

describe('goods come back', () => {
  const out = [
    { productId: 'oyster', batchId: 'new', quantity: 3 },
    { productId: 'enoki', batchId: null, quantity: 2 },
    { productId: 'oyster', batchId: 'old', quantity: 2 },
  ]
  it('all of them, each into the batch it came from', () => {
    expect(comesBack(out, null)).toEqual(out)
  })
  it('as many as are asked for, the batches in the order given', () => {
    expect(comesBack(out, [line('oyster', 2)])).toEqual([{ productId: 'oyster', batchId: 'new', quantity: 2 }])
    expect(comesBack(out, [line('oyster', 2), line('oyster', 2)])).toEqual([
      { productId: 'oyster', batchId: 'new', quantity: 3 },
      { productId: 'oyster', batchId: 'old', quantity: 1 },
    ])
  })
  it('never more than is out, and of nothing else', () => {
    expect(comesBack(out, [line('enoki', 9), line('reishi', 1), line('oyster', 0)])).toEqual([
      { productId: 'enoki', batchId: null, quantity: 2 },
    ])
    expect(comesBack([], null)).toEqual([])
    expect(comesBack(out, [])).toEqual([])
  })
})
