import { expect, it } from 'vitest'
import type { Order, OrderPayment } from '../../../../electron/contract/orders/orders.ts'
import { linesBack, refundForm } from '../../../../renderer/features/orders/payments/refund-form.ts'

const line = (id: string, quantity: number) => ({
  ...{ id, productId: `product-${id}`, name: id, sku: null, unit: 'kg', quantity },
  ...{ priceCentavos: 10_000, totalCentavos: 10_000 * quantity, customization: '' },
})
const payment = { amountCentavos: 39_200, refundedCentavos: 11_200, method: 'COD' } as OrderPayment
// All that the form reads of an order.
const order = (...lines: ReturnType<typeof line>[]) => ({ lines }) as unknown as Order

// https://github.com/vendurehq/vendure/issues/4728: the dialog showed the quantities from before the edit.
it('offers the lines and quantities that the order has now, and the money that is left', () => {
  const form = refundForm(order(line('oyster', 2), line('enoki', 3)), payment)
  expect(form.amountCentavos).toBe(28_000)
  expect(Object.keys(form.lines)).toEqual(['oyster', 'enoki'])
})

it('keeps what was typed with its own line when another desk edits the order meanwhile', () => {
  const typed = { oyster: { quantity: 2, toStock: true }, enoki: { quantity: 3, toStock: false } }
  const edited = order(line('shiitake', 4), line('enoki', 1))
  expect(linesBack(edited, typed)).toEqual([
    { orderLineId: 'shiitake', quantity: 0, toStock: false },
    { orderLineId: 'enoki', quantity: 1, toStock: false },
  ])
})
