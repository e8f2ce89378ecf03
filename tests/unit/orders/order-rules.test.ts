import { describe, expect, it } from 'vitest'
import { orderMove, orderStatus } from '../../../electron/contract/orders/order-words.ts'
import { applyMove, isEditable, movesOf } from '../../../electron/features/orders/order-rules.ts'

const agreed = [
  'PENDING confirm CONFIRMED',
  'PENDING cancel CANCELLED',
  'CONFIRMED process PROCESSING',
  'CONFIRMED cancel CANCELLED',
  'PROCESSING ship SHIPPED',
  'PROCESSING cancel CANCELLED',
  'SHIPPED deliver DELIVERED',
  'DELIVERED refund REFUNDED',
]

describe('applyMove', () => {
  it('allows exactly the moves agreed with the office', () => {
    const allowed = orderStatus.options.flatMap((status) =>
      orderMove.options.flatMap((move) => {
        const result = applyMove({ status, lines: 1, released: true }, move)
        return result.ok ? [`${status} ${move} ${result.value}`] : []
      }),
    )
    expect(allowed.toSorted()).toEqual(agreed.toSorted())
  })

  it('refuses to confirm an order with no lines, and to ship goods that are not released', () => {
    expect(applyMove({ status: 'PENDING', lines: 0, released: true }, 'confirm')).toEqual({
      ok: false,
      refusal: { code: 'ORDER_EMPTY' },
    })
    expect(applyMove({ status: 'PROCESSING', lines: 1, released: false }, 'ship')).toEqual({
      ok: false,
      refusal: { code: 'NOT_RELEASED' },
    })
  })

  it('says from where a move was tried that is not agreed', () => {
    expect(applyMove({ status: 'DELIVERED', lines: 1, released: true }, 'ship')).toEqual({
      ok: false,
      refusal: { code: 'MOVE_NOT_ALLOWED', data: { status: 'DELIVERED' } },
    })
  })

  it('asks for lines only to confirm, and for the release only to ship', () => {
    expect(applyMove({ status: 'PENDING', lines: 1, released: false }, 'confirm').ok).toBe(true)
    expect(applyMove({ status: 'PENDING', lines: 0, released: false }, 'cancel').ok).toBe(true)
    expect(applyMove({ status: 'CONFIRMED', lines: 0, released: false }, 'process').ok).toBe(true)
    expect(applyMove({ status: 'PROCESSING', lines: 0, released: true }, 'ship').ok).toBe(true)
    expect(applyMove({ status: 'SHIPPED', lines: 0, released: false }, 'deliver').ok).toBe(true)
  })
})

it('a screen offers the agreed moves of an order, and none of one that is over', () => {
  const offered = orderStatus.options.flatMap((status) => movesOf(status).map((move) => `${status} ${move}`))
  expect(offered.toSorted()).toEqual(agreed.map((line) => line.replace(/ [A-Z]+$/, '')).toSorted())
})

it('the lines of an order can be changed until it leaves, and never after', () => {
  expect(orderStatus.options.filter(isEditable)).toEqual(['PENDING', 'CONFIRMED', 'PROCESSING'])
})
