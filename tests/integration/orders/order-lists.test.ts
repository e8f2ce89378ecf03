import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderStatus } from '../../../electron/contract/orders/order-words.ts'
import type { OrderRow } from '../../../electron/contract/orders/orders.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { addProduct, placed } from '../../support/sell.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

const whole = async (pieces: AsyncIterable<string>) => {
  let text = ''
  for await (const piece of pieces) text += piece
  return text.replace('\uFEFF', '').trimEnd().split('\r\n')
}
const monday = new Date('2026-11-23T02:00:00Z')
const tuesday = new Date('2026-11-24T02:00:00Z')

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('lists of orders and products on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let nowMs = Date.parse('2026-11-22T00:00:00Z')
  /** By the letter that the test calls it: a is the cheapest and the first. */
  const orders: Record<string, string> = {}
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(open, { now: () => new Date(nowMs) }))
    const oyster = await addProduct(own.db, { stock: 100, price: 100, name: '=Oyster' })
    await addProduct(own.db, { stock: 5, price: 300, name: 'Enoki' })
    await addProduct(own.db, { stock: 50, price: 200, name: 'Shiitake' })
    for (const [letter, quantity, neededAt] of [
      ['a', 1, null],
      ['b', 2, tuesday],
      ['c', 3, monday],
      ['d', 4, null],
    ] as const) {
      nowMs += 60_000
      orders[letter] = (await placed(ana, [{ id: oyster.id, quantity }], { neededAt })).id
    }
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  const letters = (rows: readonly Pick<OrderRow, 'id'>[]) =>
    rows.map(({ id }) => Object.keys(orders).find((letter) => orders[letter] === id)).join('')

  it.each([
    ['created', true, 'dcba'],
    ['created', false, 'abcd'],
    ['needed', false, 'cb**'],
    ['needed', true, 'bc**'],
    ['total', true, 'dcba'],
    ['due', false, 'abcd'],
  ] as const)('go page by page, sorted by %s (descending: %s)', async (by, descending, wanted) => {
    let after: string | null = null
    let seen = ''
    for (let page = 0; page < 4; page += 1) {
      const { rows, total } = await ana.orders.list({ by, descending, after, limit: 1 })
      expect(total).toBe(4)
      seen += letters(rows)
      after = rows.at(-1)?.cursor ?? null
    }
    // Those without a time come last, in the order of their ids.
    expect(wanted.endsWith('**') ? `${seen.slice(0, 2)}**` : seen).toBe(wanted)
    expect(Array.from(seen).toSorted().join('')).toBe('abcd')
    // Behind the last row there are none, and still four in all.
    expect(await ana.orders.list({ by, descending, after, limit: 1 })).toEqual({ rows: [], total: 4, exact: true })
  })

  it.each([
    ['a page that is not full', {}, 5, 4, 'dcba'],
    ['a page that is just full', {}, 4, 4, 'dcba'],
    ['one status', { status: ['PENDING'] }, 3, 4, 'dcb'],
    ['several', { status: ['CONFIRMED', 'PENDING'] }, 3, 4, 'dcb'],
    ['a status that no order has', { status: ['SHIPPED'] }, 3, 0, ''],
  ] as const)(
    'count what fits: %s',
    async (_what, { status = [] }: { status?: readonly OrderStatus[] }, limit, of, wanted) => {
      const { rows, total } = await ana.orders.list({ status: [...status], limit })
      expect([letters(rows), total]).toEqual([wanted, of])
    },
  )

  it('stand on a board by status, the sooner needed first, delivered ones for a week', async () => {
    const columnsOf = async () =>
      Object.fromEntries((await ana.orders.board({})).map(({ status, rows }) => [status, letters(rows)]))
    expect((await columnsOf()).PENDING?.slice(0, 2)).toBe('cb')
    expect(Object.keys(await columnsOf())).toEqual(['PENDING', 'CONFIRMED', 'PROCESSING', 'SHIPPED', 'DELIVERED'])
    const id = orders.a ?? ''
    await own.db.order.update({ where: { id }, data: { status: 'DELIVERED', deliveredAt: new Date(nowMs) } })
    expect(await columnsOf()).toMatchObject({ DELIVERED: 'a' })
    expect(letters((await ana.orders.board({ unpaid: true, search: 'nobody' })).flatMap(({ rows }) => rows))).toBe('')
    await own.db.order.update({ where: { id }, data: { deliveredAt: new Date(nowMs - 8 * 86_400_000) } })
    expect(await columnsOf()).toMatchObject({ DELIVERED: '' })
    await own.db.order.update({ where: { id }, data: { status: 'PENDING', deliveredAt: null } })
  })

  it('are written as CSV: what the filter leaves, in the order of the list, and in the trail', async () => {
    const lines = await whole(await ana.orders.export({ neededOn: new Date('2026-11-22T16:00:00Z') }))
    expect(lines[0]).toBe('number,placed,customer,phone,city,status,channel,hand_over,needed,items,total,paid,due')
    expect(lines).toHaveLength(2)
    // 3 × ₱100 and 12 % VAT; a phone that begins with + would be a formula and gets a sign before.
    expect(lines[1]).toMatch(
      /^MASH-2026-000003,2026-11-22T00:03:00\.000Z,.*,PENDING,walk-in,pickup,2026-11-23T02:00:00\.000Z,3,336\.00,0\.00,336\.00$/,
    )
    expect(await own.db.auditLog.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'EXPORT',
      entity: 'Order',
    })
    expect(await whole(await ana.orders.export({ by: 'total', descending: false }))).toHaveLength(5)
  })

  it('are written for Excel: the same rows, with money and the farm’s clock as numbers', async () => {
    const parts: Buffer[] = []
    for await (const piece of await ana.orders.export({ neededOn: new Date('2026-11-22T16:00:00Z'), format: 'xlsx' })) {
      parts.push(Buffer.from(piece, 'base64'))
    }
    const book = new Workbook()
    await book.xlsx.load(Buffer.concat(parts))
    const sheet = book.getWorksheet('Orders')
    expect(sheet?.rowCount).toBe(2)
    const second = ['A', 'B', 'I', 'K', 'M'].map((column) => sheet?.getCell(`${column}2`).value)
    expect(second).toEqual([
      ...['MASH-2026-000003', new Date('2026-11-22T08:03:00Z'), new Date('2026-11-23T10:00:00Z')],
      ...[336, 336],
    ])
  })

  it('sort products page by page and write them, and the ledger, as CSV', async () => {
    const namesBy = async (by: 'name' | 'price' | 'stock', descending: boolean) => {
      const names: string[] = []
      let after: string | null = null
      for (let page = 0; page < 3; page += 1) {
        const { rows } = await ana.products.list({ by, descending, after, limit: 1 })
        names.push(...rows.map(({ name }) => name))
        after = rows.at(-1)?.cursor ?? null
      }
      return names
    }
    expect(await namesBy('price', true)).toEqual(['Enoki', 'Shiitake', '=Oyster'])
    expect(await namesBy('stock', false)).toEqual(['Enoki', 'Shiitake', '=Oyster'])
    expect((await namesBy('name', true)).slice(0, 2)).toEqual(['Shiitake', 'Enoki'])
    const lines = await whole(await ana.products.export({ by: 'price', descending: false, search: 'oyster' }))
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^'=Oyster,,kg,1,100\.00,,,90,0,90,/)
    const ledger = await whole(await ana.stock.exportMovements({}))
    // Its head, three that were there from the beginning, four orders.
    expect(ledger).toHaveLength(8)
    // The newest first: four were sold by the last order.
    expect(ledger[1]).toMatch(/,'=Oyster,,sold,-4,94,90,/)
    expect(await own.db.auditLog.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'EXPORT',
      entity: 'StockMovement',
    })
  })
})
