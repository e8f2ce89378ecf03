import type { Db } from '../../electron/platform/database/index.ts'
import { agreedMoves } from './histories.ts'

/** Every sentence about these products and orders that the database itself says is not true. */
export async function untrueIn(
  db: Db,
  { productIds, orderIds }: { productIds: string[]; orderIds: string[] },
): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ wrong: string }[]>(books, productIds, orderIds, agreedMoves)
  return rows.map((row) => row.wrong)
}

const books = `
WITH o AS (SELECT *, CASE WHEN status IN ('CANCELLED', 'REFUNDED') THEN 0 ELSE total - credited END AS owes FROM orders WHERE id = ANY($2)),
story AS (SELECT order_id, sum(owed) AS owed, sum(received) AS received, count(*) AS n, max(seq) AS last
  FROM order_events WHERE order_id = ANY($2) GROUP BY 1),
pays AS (SELECT p.*, coalesce((SELECT sum(amount) FROM payment_refunds r WHERE r.payment_id = p.id), 0) AS back,
  p.status IN ('PAID', 'REFUNDED') AS came FROM payments p WHERE p.order_id = ANY($2)),
moves AS (SELECT order_id, seq, detail->>'from' AS was, detail->>'to' AS now,
  lag(detail->>'to', 1, 'PENDING') OVER (PARTITION BY order_id ORDER BY seq) AS before
  FROM order_events WHERE order_id = ANY($2) AND kind = 'moved'),
-- Nothing was left of what came when it was given back; money that is confirmed after that is owed back.
emptied AS (SELECT order_id FROM (SELECT order_id, kind, sum(received) OVER (PARTITION BY order_id ORDER BY seq) AS rest
  FROM order_events WHERE order_id = ANY($2)) run WHERE kind = 'refunded' AND run.rest = 0),
ledger AS (SELECT product_id, sum(quantity) AS sum FROM stock_movements WHERE product_id = ANY($1) GROUP BY 1),
piles AS (SELECT batch_id, sum(quantity) AS sum FROM stock_movements WHERE product_id = ANY($1) GROUP BY 1),
gone AS (SELECT document_id, product_id, -sum(quantity) AS out FROM stock_movements
  WHERE document_type = 'order' AND document_id = ANY($2) GROUP BY 1, 2),
line AS (SELECT order_id, product_id, sum(quantity) AS n, sum(total) AS total, bool_and(total = price * quantity) AS exact
  FROM order_items WHERE order_id = ANY($2) GROUP BY 1, 2)
SELECT 'stock below nothing: ' || id AS wrong FROM products WHERE id = ANY($1) AND stock < 0
UNION ALL SELECT 'the ledger is not the stock: ' || p.id FROM products p LEFT JOIN ledger ON product_id = p.id
  WHERE p.id = ANY($1) AND p.stock <> coalesce(ledger.sum, 0)
UNION ALL SELECT 'a batch is not its ledger: ' || b.number FROM stock_batches b LEFT JOIN piles ON batch_id = b.id
  WHERE b.product_id = ANY($1) AND (b.remaining < 0 OR b.remaining <> coalesce(piles.sum, 0))
UNION ALL SELECT 'batches hold more than there is: ' || p.id FROM products p WHERE p.id = ANY($1)
  AND (SELECT coalesce(sum(remaining), 0) FROM stock_batches WHERE product_id = p.id) > p.stock
UNION ALL SELECT 'the story owes ' || owed || ', the order ' || owes FROM o JOIN story ON order_id = id WHERE owed <> owes
UNION ALL SELECT 'an order without its story: ' || id FROM o WHERE id NOT IN (SELECT order_id FROM story)
UNION ALL SELECT 'the story received ' || received || ', the order ' || paid FROM o JOIN story ON order_id = id WHERE received <> paid
UNION ALL SELECT 'the story has holes' FROM story WHERE n <> last
UNION ALL SELECT 'paid is not what came less what went: ' || id FROM o
  WHERE paid < 0 OR paid <> (SELECT coalesce(sum(amount - back) FILTER (WHERE came), 0) FROM pays WHERE order_id = o.id)
UNION ALL SELECT 'more was credited than went back: ' || id FROM o
  WHERE credited < 0 OR credited > total OR credited > (SELECT coalesce(sum(back), 0) FROM pays WHERE order_id = o.id)
UNION ALL SELECT 'delivered, and what was given back is owed again: ' || id FROM o
  WHERE status = 'REFUNDED' AND credited <> total
UNION ALL SELECT 'more went back than came by ' || id FROM pays WHERE back > CASE WHEN came THEN amount ELSE 0 END
UNION ALL SELECT 'a payment is given back whole, or it is not: ' || id FROM pays WHERE came AND (status = 'REFUNDED') <> (back = amount)
UNION ALL SELECT 'the parts are not the whole: ' || id FROM o WHERE total <> subtotal + tax + shipping - discount OR total < 0
UNION ALL SELECT 'a line is not its price by its number' FROM line WHERE NOT exact
UNION ALL SELECT 'the lines are not the subtotal' FROM o
  WHERE subtotal <> (SELECT coalesce(sum(line.total), 0) FROM line WHERE order_id = o.id)
UNION ALL SELECT 'an illegal move ' || was || ' ' || now FROM moves WHERE was <> before OR was || ' ' || now <> ALL($3)
UNION ALL SELECT 'status is not where the moves led: ' || o.id FROM o WHERE status::text <> CASE
    WHEN status = 'REFUNDED' AND id IN (SELECT order_id FROM emptied) AND 'DELIVERED' = (SELECT now FROM moves WHERE order_id = o.id ORDER BY seq DESC LIMIT 1)
      THEN 'REFUNDED'
    ELSE coalesce((SELECT now FROM moves WHERE order_id = o.id ORDER BY seq DESC LIMIT 1), 'PENDING') END
UNION ALL SELECT 'more is out than was ordered' FROM gone JOIN o ON o.id = document_id
  LEFT JOIN line ON line.order_id = o.id AND line.product_id = gone.product_id
  WHERE out < 0 OR out > CASE WHEN status = 'CANCELLED' THEN 0 ELSE coalesce(line.n, 0) END
UNION ALL SELECT 'order numbers with holes or doubles' FROM (
  SELECT count(*) AS n, count(DISTINCT order_number) AS apart, coalesce(max(right(order_number, 6)::int), 0) AS last FROM orders) all_
  WHERE n <> last OR n <> apart`
