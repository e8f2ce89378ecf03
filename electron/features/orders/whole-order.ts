import type { Db, Tx } from '../../platform/database/index.ts'
import { type Whose, where } from '../whose/index.ts'

export type WholeOrder = NonNullable<Awaited<ReturnType<typeof readWholeOrder>>>

/** The rows of an order: its lines, its payments with what was given back of them, and its story. */
export const readWholeOrder = (db: Db | Tx, id: string, whose: Whose) =>
  db.order.findUnique({
    where: { id, ...where('userId', whose.orders) },
    include: {
      orderItems: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      payments: { include: { refunds: true }, orderBy: { createdAt: 'asc' } },
      events: { orderBy: { seq: 'asc' } },
    },
  })
