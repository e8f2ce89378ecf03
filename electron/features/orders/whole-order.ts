import type { Db, Tx } from '../../platform/database/index.ts'

export type WholeOrder = NonNullable<Awaited<ReturnType<typeof readWholeOrder>>>

/** The rows of an order: its lines, its payments with what was given back of them, and its story. */
export const readWholeOrder = (db: Db | Tx, id: string) =>
  db.order.findUnique({
    where: { id },
    include: {
      orderItems: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      payments: { include: { refunds: true }, orderBy: { createdAt: 'asc' } },
      events: { orderBy: { seq: 'asc' } },
    },
  })
