const orders = (name) => `electron/features/orders/${name}`

/** What a person would lose, and what stands in the file now. */
export const breaks = [
  {
    file: orders('order-totals.ts'),
    from: 'afterDiscount >= rules.freeShippingFromCentavos',
    to: 'linesCentavos >= rules.freeShippingFromCentavos',
    means: 'free delivery is judged before the discount: the farm drives for nothing',
  },
  {
    file: orders('order-totals.ts'),
    from: 'items >= step.fromQuantity',
    to: 'items > step.fromQuantity',
    means: 'five pieces get no discount, six do',
  },
  {
    file: orders('order-totals.ts'),
    from: 'afterDiscount >= rules.freeShippingFromCentavos',
    to: 'afterDiscount > rules.freeShippingFromCentavos',
    means: 'at exactly the threshold delivery is charged',
  },
  {
    file: orders('order-totals.ts'),
    from: '.toSorted((a, b) => b.share - a.share)[0]',
    to: '.toSorted((a, b) => a.share - b.share)[0]',
    means: 'of several volume discounts the smallest is given',
  },
  {
    file: orders('price-rules.ts'),
    from: "config.get('orders.free_shipping_threshold')",
    to: "config.get('orders.shipping_fee')",
    means: 'the threshold of free delivery is read from the fee',
  },
  {
    file: orders('payments/refund-rules.ts'),
    from: 'paidCentavos - (totalCentavos - creditedCentavos)',
    to: 'paidCentavos - totalCentavos',
    means: 'what was credited before is forgotten: a refund leaves the customer owing',
  },
  {
    file: orders('payments/refund-payment.ts'),
    from: 'const toStock = wanted.filter((line) => line.toStock)',
    to: 'const toStock = wanted',
    means: 'spoiled goods that were refunded go back into stock',
  },
  {
    file: orders('payments/refund-payment.ts'),
    from: 'userId: refund.userId, reason: refund.reason }',
    to: 'userId: refund.userId, reason: null }',
    means: 'the story of the order does not say why money was given back',
  },
  {
    file: orders('edit-rules.ts'),
    from: 'owedCentavos: after.totalCentavos - totalCentavos',
    to: 'owedCentavos: after.totalCentavos - totalsOf(before, order, rules).totalCentavos',
    means: 'an edit is reckoned against the rules of today, not against what was agreed',
  },
  {
    file: orders('edit-rules.ts'),
    from: 'edit.shippingCentavos ?? order.shippingCentavos',
    to: 'edit.shippingCentavos',
    means: 'an edit reckons the delivery fee anew that was agreed on',
  },
  {
    file: orders('edit-rules.ts'),
    from: 'edit.discountCentavos ?? order.discountCentavos',
    to: 'edit.discountCentavos',
    means: 'an edit drops the discount that was agreed on',
  },
  {
    file: orders('order-rules.ts'),
    from: "['PENDING', 'CONFIRMED', 'PROCESSING'].includes(status)",
    to: "['PENDING', 'CONFIRMED', 'PROCESSING', 'SHIPPED'].includes(status)",
    means: 'an order that is on its way can be edited',
  },
  {
    file: orders('carts/change-line.ts'),
    from: 'const price = line?.price ?? begun?.price ?? row.price',
    to: 'const price = row.price',
    means: 'changing a quantity takes the new price of a line that was begun with the old',
  },
  {
    file: orders('carts/assign-cart.ts'),
    from: 'await tx.cartItem.updateMany({ where: { cartId: id }, data: { heldUntil: null } })',
    to: '',
    means: 'the holds of a cart that went into another stay: the goods can be sold to nobody',
  },
  {
    file: orders('carts/usual-lines.ts'),
    from: "status: { notIn: ['CANCELLED'] }",
    to: 'status: { notIn: [] }',
    means: '"as last time" repeats an order that was cancelled',
  },
  {
    file: orders('move-order.ts'),
    from: "where: { orderId: order.id, status: 'PENDING' }",
    to: "where: { orderId: 'none', status: 'PENDING' }",
    means: 'the claims of a cancelled order wait for ever to be proved',
  },
  {
    file: orders('move-order.ts'),
    from: "status: { in: ['making', 'unpaid'] } },",
    to: 'status: { in: [] } },',
    means: 'a payment link of a cancelled order stays open: somebody pays for nothing',
  },
  {
    file: orders('payments/lock-payment.ts'),
    from: "if (!locked || locked.payment.status === 'FAILED')",
    to: 'if (!locked)',
    means: 'a claim that was rejected can be confirmed',
  },
  {
    file: orders('payments/lock-payment.ts'),
    from: "if (status === 'PENDING') return ok(locked)",
    to: "if (status === 'PENDING' || status === 'FAILED') return ok(locked)",
    means: 'a claim that was rejected can be confirmed (behind the first barrier)',
    guarded: 'FAILED is refused a line above',
  },
  {
    file: orders('payments/payment-reference.ts'),
    from: "['GCASH', 'MAYA', 'BANK_TRANSFER'].includes(method)",
    to: "['GCASH', 'BANK_TRANSFER'].includes(method)",
    means: 'Maya money is believed without a proof',
  },
  {
    file: orders('payments/payment-reference.ts'),
    from: ".replaceAll(/[^A-Z0-9]/g, '')",
    to: '',
    means: 'one reference typed with a dash pays two orders',
  },
]
