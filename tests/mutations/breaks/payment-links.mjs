/** What a person would lose, and what stands in the file now. */
const links = (name) => `electron/features/payment-links/${name}`

export const breaks = [
  {
    file: links('file-payment.ts'),
    from: "if (fresh.paymentId !== null) return ok('before')",
    to: '',
    means: 'the money of one link is filed twice',
  },
  {
    file: links('ask-link.ts'),
    from: "if (moneyOf(found.value, centavosOf(row.amount)).found !== 'nothing') return found",
    to: '',
    means: 'a link that was paid in the last moment is shut before its money is looked at',
  },
  {
    file: links('link-rules.ts'),
    from: 'payment.amountCentavos !== amountCentavos',
    to: 'payment.amountCentavos < amountCentavos',
    means: 'more than was asked for is filed as if it were the amount',
  },
  {
    file: links('link-rules.ts'),
    from: " || payment.currency !== 'PHP'",
    to: '',
    means: 'dollars are filed as pesos',
  },
  {
    file: links('cancel-link.ts'),
    from: "status: { in: ['making', 'unpaid'] }",
    to: "status: { in: ['making', 'unpaid', 'paid'] }",
    means: 'a link that was paid can be set back',
  },
  {
    file: links('ask-link.ts'),
    from: 'where: { id: row.id, status: row.status, nextPollAt: row.nextPollAt },\n      data: { polledAt',
    to: 'where: { id: row.id },\n      data: { polledAt',
    means: 'two desktops ask about one link at once',
  },
  {
    file: links('file-payment.ts'),
    from: '`:${plainReference(paymongoId)}` } } })) > 0',
    to: '`:${plainReference(paymongoId)}` } } })) > 1',
    means: 'money of a link that a clerk recorded by hand is counted twice',
  },
  {
    file: 'prisma/migrations/20261125000938_sell/migration.sql',
    near: links('claim-link.ts'),
    from: 'CREATE UNIQUE INDEX "idx_payment_links_one_open"',
    to: 'CREATE INDEX "idx_payment_links_one_open"',
    means: 'an order has two open links, and somebody pays twice',
    guarded: 'the order’s row is held from the look to the new link',
  },
]
