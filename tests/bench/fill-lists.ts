import type { Client } from 'pg'

const atOnce = 50_000

/**
 * A farm that has sold for long: customers, products in categories, orders every 20 seconds up to 25 November 2026 with
 * two lines each, every fourth paid by GCash. Without triggers, which would write each product's first movement.
 */
export async function fillLists(
  client: Client,
  { products, orders }: { products: number; orders: number },
): Promise<void> {
  await client.query('SET session_replication_role = replica')
  await client.query(`INSERT INTO users (id, email, first_name, last_name, phone_number, role, is_active, updated_at)
    SELECT 'cust-' || n, 'c' || n || '@farm.test', 'Mia', 'Cruz' || translate(n::text, '0123456789', 'abcdefghij'), '+63917' || lpad(n::text, 7, '0'), 'BUYER', false, now()
    FROM generate_series(1, ${orders / 50}) n`)
  await client.query(`INSERT INTO products
      (id, name, slug, sku, description, price, stock, min_stock, categories, attributes, is_active, is_deleted, updated_at)
    SELECT 'p-' || n, (ARRAY['Oyster', 'Shiitake', 'Enoki', 'Lion''s mane'])[1 + n % 4] || ' ' || lpad(n::text, 6, '0'), 'p-' || n,
      'SKU-' || n, 'fresh from the farm', 100 + n % 400, n % 50, 5, ARRAY[to_jsonb('cat-' || n % 40)], '{"unit":"kg"}',
      n % 20 > 0, n % 50 = 1, now() FROM generate_series(1, ${products}) n`)
  for (let from = 1; from <= orders; from += atOnce) {
    const numbers = `generate_series(${from}, ${Math.min(orders, from + atOnce - 1)}) n`
    await client.query(`INSERT INTO orders (id, order_number, user_id, status, subtotal, tax, total, paid, shipping_address,
        billing_address, channel, needed_at, customer_name, customer_phone, created_at, updated_at)
      SELECT 'o-' || n, 'MASH-2026-' || CASE WHEN n < 1000000 THEN lpad(n::text, 6, '0') ELSE n::text END, 'cust-' || c,
        (CASE WHEN n % 500 = 0 THEN 'PROCESSING' WHEN n % 40 = 0 THEN 'CANCELLED' ELSE 'DELIVERED' END)::order_status,
        200, 24, 224, CASE WHEN n % 100 < 2 THEN 0 ELSE 224 END, '{"city":"Tanay"}', '{}', 'phone', at + interval '1 day',
        'Mia Cruz' || translate(c::text, '0123456789', 'abcdefghij'), '+63917' || lpad(c::text, 7, '0'), at, at
      FROM (SELECT n, 1 + n % ${orders / 50} AS c, '2026-11-25Z'::timestamptz - (${orders} - n) * interval '20 seconds' AS at
        FROM ${numbers}) one`)
    await client.query(`INSERT INTO order_items (id, order_id, product_id, quantity, price, total, name, position)
      SELECT 'i-' || n || '-' || k, 'o-' || n, 'p-' || 1 + (n * 7 + k) % ${products}, 1 + k, 100, 100 * (1 + k), 'Oyster', k
      FROM ${numbers}, generate_series(0, 1) k`)
  }
  await client.query(`INSERT INTO payments (id, order_id, user_id, amount, status, method, transaction_id, updated_at)
    SELECT 'pay-' || n, 'o-' || n, 'cust-1', 224, 'PAID', 'GCASH', 'GCASH:' || 9000000000000 + n, now()
    FROM generate_series(1, ${orders}, 4) n`)
  await client.query('SET session_replication_role = origin')
  await client.query('VACUUM (ANALYZE)')
}
