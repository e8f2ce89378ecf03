import { expect, it } from 'vitest'
import type { BoardColumn, OrderRow } from '../../../../electron/contract/orders/orders.ts'
import { moveInto, nextSpot, withMoved } from '../../../../renderer/features/orders/board/board-moves.ts'

const row: OrderRow = {
  ...{ id: 'a', cursor: '', orderNumber: 'MASH-2026-000001', city: '', status: 'PENDING', channel: null },
  customer: { id: 'c', name: 'Walk-in', phone: null },
  ...{ handOver: 'pickup', neededAt: null, items: 1, totalCentavos: 100, dueCentavos: 100, version: 1 },
  moves: ['confirm', 'cancel'],
  createdAt: new Date('2026-11-23T00:00:00Z'),
}

it('offers only the moves that the row names', () => {
  expect(moveInto(row, 'CONFIRMED')).toBe('confirm')
  expect(moveInto(row, 'SHIPPED')).toBeNull()
  expect(moveInto(row, 'PENDING')).toBeNull()
})

it('puts the card where it will be, and counts both columns', () => {
  const columns: BoardColumn[] = [
    { status: 'PENDING', rows: [row], total: 61, exact: true },
    { status: 'CONFIRMED', rows: [], total: 0, exact: true },
  ]
  const [pending, confirmed] = withMoved(columns, row, 'confirm')
  expect([pending?.rows, pending?.total]).toEqual([[], 60])
  expect([confirmed?.rows.map(({ id, status }) => [id, status]), confirmed?.total]).toEqual([[['a', 'CONFIRMED']], 1])
})

it('walks by arrows over columns without cards, and stays at the ends', () => {
  const counts = [3, 0, 2]
  expect(nextSpot('ArrowRight', { column: 0, row: 2 }, counts)).toEqual({ column: 2, row: 1 })
  expect(nextSpot('ArrowLeft', { column: 2, row: 0 }, counts)).toEqual({ column: 0, row: 0 })
  expect(nextSpot('ArrowDown', { column: 0, row: 2 }, counts)).toBeNull()
  expect(nextSpot('ArrowRight', { column: 2, row: 0 }, counts)).toBeNull()
})
