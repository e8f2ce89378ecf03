import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../electron/platform/database/index.ts'
import { testDeps } from '../support/database.ts'
import { binDir, type Postgres, startPostgres } from '../support/postgres.ts'
import { pickup } from '../support/sell.ts'
import { addPerson, openTestFarm } from '../support/test-farm.ts'
import { asPgbench, statementsOf } from './as-pgbench.ts'
import type { Said, Told } from './orders-desk.ts'
import { isLong, median, report } from './report.ts'

const clerks = 32
const desks = isLong ? 4 : 2
const rounds = isLong ? 5 : 2
const perRound = isLong ? 640 : 96
const products = 99
const database = 'orders'
/** Carts that pgbench takes lie behind ours. */
const carts = perRound * rounds * 2 + 200

let postgres: Postgres
let open: OpenDatabase
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mash-orders-'))
  // Durable, as a farm's own server is.
  postgres = await startPostgres()
  await postgres.createDatabase(database)
  open = await openDatabase({ kind: 'server', url: postgres.url(database), transport: 'tcp' }, testDeps)
  await addPerson(open.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await fill()
}, 600_000)
afterAll(async () => {
  await open.close()
  await postgres.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Customers with a cart of three lines each, one of every third of the products, held for an hour. */
async function fill(): Promise<void> {
  const run = (sql: string) => open.db.$executeRawUnsafe(sql)
  await run(`INSERT INTO products (id, name, slug, price, stock, attributes, updated_at)
    SELECT 'p-' || n, 'Oyster ' || n, 'oyster-' || n, 100 + n, 1000000, '{"unit":"kg"}', now() FROM generate_series(1, ${products}) n`)
  await run(`INSERT INTO users (id, email, first_name, last_name, phone_number, role, is_active, updated_at)
    SELECT 'cust-' || n, 'c' || n || '@farm.test', 'Mia', 'Cruz ' || n, '+63917' || lpad(n::text, 7, '0'), 'BUYER', false, now()
    FROM generate_series(1, ${carts}) n`)
  await run(`INSERT INTO carts (id, user_id, channel, status, expires_at, last_activity_at, updated_at)
    SELECT 'cart-' || n, 'cust-' || n, 'phone', 'ACTIVE', now() + interval '7 days', now(), now() FROM generate_series(1, ${carts}) n`)
  await run(`INSERT INTO cart_items (id, cart_id, product_id, quantity, price, original_price, subtotal, total, held_until, updated_at)
    SELECT 'item-' || n || '-' || k, 'cart-' || n, 'p-' || (k * ${products / 3} + 1 + (n * 7) % ${products / 3}), 2, 100, 100, 200, 200,
      now() + interval '1 hour', now() FROM generate_series(1, ${carts}) n, generate_series(0, 2) k`)
  await run('ANALYZE')
}

let taken = 0
const nextCarts = (many: number) => Array.from({ length: many }, () => `cart-${(taken += 1)}`)

async function startDesk(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'orders-desk.ts'), [postgres.url(database)], { stdio: 'inherit' })
  const [said] = (await once(child, 'message')) as [Said]
  expect(said).toBe('ready')
  return child
}

/** Orders per second, by all clerks at all desks at once; how they were answered. */
async function placeAll(children: readonly ChildProcess[], cartIds: string[]) {
  const answers = children.map((child) => once(child, 'message') as Promise<[Said]>)
  const start = performance.now()
  children.forEach((child, i) => {
    const own = cartIds.filter((_, at) => at % children.length === i)
    child.send({ cartIds: own, clerks: clerks / children.length } satisfies Told)
  })
  const codes: Record<string, number> = {}
  let cpuMs = 0
  for (const [said] of await Promise.all(answers)) {
    if (said === 'ready') throw new Error('a desk began anew')
    cpuMs += said.cpuMs
    for (const [code, n] of Object.entries(said.codes)) codes[code] = (codes[code] ?? 0) + n
  }
  const perSecond = cartIds.length / ((performance.now() - start) / 1000)
  return { perSecond, codes, cpuMs: cpuMs / cartIds.length }
}

/** What placing one order really sends, as a script for pgbench. */
async function writeScript(): Promise<{ script: string; statements: number }> {
  const farm = await openTestFarm({ open, url: postgres.url(database) })
  const { client } = await farm.signedIn('ana@farm.test')
  const [warm = '', id = ''] = nextCarts(2)
  await client.orders.place(pickup(warm))
  const items = await open.db.cartItem.findMany({ where: { cartId: id }, orderBy: { id: 'asc' } })
  const request = pickup(id)
  const statements = await statementsOf(() => client.orders.place(request))
  const order = await open.db.order.findUniqueOrThrow({ where: { operationId: request.operationId } })
  const customer = await open.db.user.findUniqueOrThrow({ where: { id: order.userId } })
  await farm.stop()
  const known = new Map([
    [order.placedBy ?? '', `'${order.placedBy ?? ''}'`],
    [id, `('cart-' || :n)`],
    [order.userId, `('cust-' || :n)`],
    [customer.email, `('c' || :n || '@farm.test')`],
    [order.orderNumber, `('MASH-${order.orderNumber.slice(5, 9)}-' || lpad(:last::text, 6, '0'))`],
    ...items.map((item, k) => [item.productId, `('p-' || :p${k})`] as const),
  ])
  const third = products / 3
  const sets = [0, 1, 2].map((k) => `\\set p${k} ${k * third} + random(1, ${third})`)
  // A client counts for itself; -D gives where it begins.
  const head = [...sets, `\\set i :i + 1`, `\\set n :first + :client_id * :each + :i`].join('\n')
  const script = join(folder, 'place.sql')
  writeFileSync(script, `${head}\n${asPgbench(statements, known)}`)
  return { script, statements: statements.length }
}

function pgbench(script: string): number {
  const each = perRound / clerks
  const first = taken
  taken += perRound
  const address = new URL(postgres.url(database))
  const args = ['-n', '-M', 'extended', '-c', String(clerks), '-j', '2', '-t', String(each), '-f', script]
  args.push('-D', 'i=0', '-D', `first=${first}`, '-D', `each=${each}`)
  args.push('-h', address.hostname, '-p', address.port, '-U', address.username, database)
  const { stdout, stderr, status } = spawnSync(join(binDir(), 'pgbench'), args, { encoding: 'utf8' })
  if (status !== 0 || !stdout.includes(`${perRound}/${perRound}`)) throw new Error(`pgbench: ${stdout}${stderr}`)
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
}

/** Nothing was sold that was not there, and every number was given once. */
async function oversold(): Promise<number> {
  const [row] = await open.db.$queryRawUnsafe<{ wrong: number; n: number; last: number; apart: number }[]>(`
    SELECT (SELECT count(*)::int FROM products p WHERE stock < 0 OR stock <>
        (SELECT sum(quantity) FROM stock_movements m WHERE m.product_id = p.id)) AS wrong,
      (SELECT count(*)::int FROM orders) AS n, (SELECT count(DISTINCT order_number)::int FROM orders) AS apart,
      (SELECT max(right(order_number, 6)::int) FROM orders) AS last`)
  expect(row).toMatchObject({ n: row?.last, apart: row?.last })
  return row?.wrong ?? -1
}

it('32 clerks place orders', async () => {
  const { script, statements } = await writeScript()
  const children = await Promise.all(Array.from({ length: desks }, startDesk))
  await placeAll(children, nextCarts(32)) // warm
  const [ours, reference, cpu] = [[] as number[], [] as number[], [] as number[]]
  for (let round = 0; round < rounds; round += 1) {
    const { perSecond, codes, cpuMs } = await placeAll(children, nextCarts(perRound))
    expect(codes).toEqual({ done: perRound })
    ours.push(perSecond)
    cpu.push(cpuMs)
    reference.push(pgbench(script))
  }
  // The last packs: 100 carts want one of 40, none of them held.
  const few = nextCarts(100)
  await open.db.$executeRawUnsafe(
    `INSERT INTO products (id, name, slug, price, stock, updated_at) VALUES ('few', 'Few', 'few', 1, 40, now())`,
  )
  await open.db.cartItem.deleteMany({ where: { cartId: { in: few } } })
  await open.db.$executeRawUnsafe(`INSERT INTO cart_items (id, cart_id, product_id, quantity, price, original_price, subtotal, total, updated_at)
    SELECT 'few-' || id, id, 'few', 1, 1, 1, 1, 1, now() FROM carts WHERE id = ANY('{${few.join(',')}}')`)
  const { codes } = await placeAll(children, few)
  expect(codes).toEqual({ done: 40, STOCK_SHORT: 60 })
  for (const child of children) child.disconnect()
  const [oursPerSecond, pgbenchPerSecond] = [median(ours), median(reference)]
  report({
    ...{ bench: 'orders', ratio: oursPerSecond / pgbenchPerSecond, of: 'orders/s ours / pgbench, same statements' },
    ...{ aim: '≥ 0.4', ours: Math.round(oursPerSecond), pgbench: Math.round(pgbenchPerSecond), statements },
    // What a desk's own processor spends on one order: on a busy machine this is what the ratio waits for.
    deskCpuMs: Math.round(median(cpu) * 10) / 10,
    oversold: await oversold(),
  })
})
