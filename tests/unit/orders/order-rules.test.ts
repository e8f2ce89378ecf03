import { describe, expect, it } from 'vitest'
import { orderMove, orderStatus } from '../../../electron/contract/orders/order-words.ts'
import { applyMove } from '../../../electron/features/orders/order-rules.ts'

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
})
