import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../../../electron/platform/database/index.ts'
import { poolAddress } from '../../../../electron/platform/database/server-connection.ts'
import { parseServerUrl } from '../../../../electron/platform/database/server-url.ts'
import { refuseReadOnly } from '../../../../electron/platform/database/session-settings.ts'
import { asSuperuser, emptyDatabase, testDeps } from '../../../support/database.ts'
import { productInput } from '../../../support/product-input.ts'
import { pickup } from '../../../support/sell.ts'
import { openTestApp, type TestApp } from '../../../support/test-app.ts'

const closers: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

/** What an administrator, a role or another program may have set for every session of the database. */
const hostile: Record<string, string> = {
  DateStyle: `'SQL, DMY'`,
  TimeZone: `'America/St_Johns'`,
  IntervalStyle: `'sql_standard'`,
  standard_conforming_strings: 'off',
  backslash_quote: 'off',
  bytea_output: `'escape'`,
  extra_float_digits: '-15',
  statement_timeout: `'3s'`,
  lock_timeout: `'10ms'`,
  idle_in_transaction_session_timeout: `'50ms'`,
  default_transaction_read_only: 'on',
  default_transaction_isolation: `'serializable'`,
  default_transaction_deferrable: 'on',
  synchronous_commit: 'off',
  search_path: 'evil, pg_catalog, public',
  default_text_search_config: `'pg_catalog.english'`,
  transform_null_equals: 'on',
  array_nulls: 'off',
  row_security: 'off',
  escape_string_warning: 'on',
  client_min_messages: 'debug1',
}

/** Names like ours and PostgreSQL's, in a schema that is looked into first. */
const shadows = [
  'CREATE SCHEMA evil',
  'CREATE TABLE evil.users (id int)',
  'CREATE TABLE evil._prisma_migrations (id int)',
  `CREATE FUNCTION evil.lower(text) RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$`,
  `CREATE FUNCTION evil.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '1999-01-01'::timestamptz $$`,
]

async function hostileDatabase(settings: Record<string, string>): Promise<string> {
  const { name, url } = await emptyDatabase()
  await asSuperuser(name, ...shadows)
  for (const [setting, value] of Object.entries(settings))
    await asSuperuser('postgres', `ALTER DATABASE "${name}" SET ${setting} = ${value}`)
  closers.unshift(() => asSuperuser('postgres', `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
  return url
}

const owner = {
  farmName: 'Bukid Kabute',
  firstName: 'Ana',
  lastName: 'Reyes',
  email: 'ana@farm.test',
  password: 'Kabute-2026',
}

/** A farm's first day: what it writes, and what it then reads. */
async function firstDay(app: TestApp) {
  const { client } = app.desk()
  await client.setup.createOwner(owner)
  const product = await client.products.create(productInput({ name: 'Oyster "best" \\ 5%', sku: 'OYS-1' }))
  const harvestedAt = new Date('2026-11-03T23:30:00Z')
  const goods = { productId: product.id, quantity: 10, harvestedAt, sellBy: null, reason: 'harvest' } as const
  await client.stock.receive(goods)
  const cart = await client.carts.open({ customerId: null, channel: 'walk-in' })
  await client.carts.add({ id: cart.id, productId: product.id, quantity: 2 })
  const neededAt = new Date('2026-12-04T01:30:00.123Z')
  const order = await client.orders.place({ ...pickup(cart.id), neededAt })
  const steps: unknown[] = []
  for await (const step of await client.logs.verifyAudit()) steps.push(step)
  return {
    neededAt: (await client.orders.get({ id: order.id })).neededAt?.toISOString(),
    batches: (await client.stock.batches({})).map((batch) => batch.harvestedAt.toISOString()),
    found: (await client.products.search({ text: 'oyster' })).hits.map(({ name }) => name),
    left: (await client.products.get({ id: product.id })).onHand,
    trail: (await client.logs.audit({})).rows.length > 3,
    verified: steps.at(-1),
  }
}

const asItIs = {
  neededAt: '2026-12-04T01:30:00.123Z',
  batches: ['2026-11-03T23:30:00.000Z'],
  found: ['Oyster "best" \\ 5%'],
  left: 8,
  trail: true,
  verified: { done: true, breaks: [], guards: [], unlikeSeen: false },
}

it('a farm is made, sold from and read on a server with every default turned against it', async () => {
  const app = await openTestApp({ url: await hostileDatabase(hostile) })
  closers.unshift(() => app.stop())
  expect(await firstDay(app)).toMatchObject(asItIs)
})

it.each(Object.keys(hostile))('each session sets %s itself', async (setting) => {
  const url = await hostileDatabase({ [setting]: hostile[setting] ?? '' })
  const open = await openDatabase({ kind: 'server', url, transport: 'tcp' }, testDeps)
  closers.unshift(() => open.close())
  const [row] = await open.db.$queryRawUnsafe<{ as_set: string }[]>(
    `SELECT source AS as_set FROM pg_settings WHERE lower(name) = lower('${setting}')`,
  )
  expect(row).toEqual({ as_set: 'client' })
})

const schemasOf = async (url: string) => {
  const open = await openDatabase({ kind: 'server', url, transport: 'tcp' }, testDeps)
  const rows = await open.db.$queryRaw<{ schemaname: string }[]>`
    SELECT schemaname FROM pg_tables WHERE tablename IN ('users', 'orders') ORDER BY tablename`
  const counted = await open.db.order.count()
  await open.close()
  return { where: rows.map(({ schemaname }) => schemaname), counted }
}

it('a login that may make nothing in the public schema gets its tables in its own, and finds them again', async () => {
  const url = await hostileDatabase({})
  const name = new URL(url).pathname.slice(1)
  const role = `r_${name}`
  await asSuperuser(name, 'DROP SCHEMA evil CASCADE', `CREATE ROLE "${role}" LOGIN`)
  await asSuperuser(
    name,
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `CREATE SCHEMA "${role}" AUTHORIZATION "${role}"`,
  )
  await asSuperuser(name, `GRANT ALL ON DATABASE "${name}" TO "${role}"`)
  closers.push(() => asSuperuser('postgres', `DROP ROLE "${role}"`))
  const own = new URL(url)
  own.username = role
  expect(await schemasOf(own.href)).toEqual({ where: [role, role], counted: 0 })
  // Somebody else looks elsewhere first; the farm is where it was.
  await asSuperuser('postgres', `ALTER ROLE "${role}" IN DATABASE "${name}" SET search_path = public, "${role}"`)
  expect(await schemasOf(own.href)).toEqual({ where: [role, role], counted: 0 })
})

it('a server that only follows another is refused in words, and by the live test as well', async () => {
  const session = { exec: () => Promise.resolve(), query: () => Promise.resolve([{ follows: true }]) }
  await expect(refuseReadOnly(session)).rejects.toMatchObject({ code: 'READ_ONLY' })
  await expect(
    refuseReadOnly({ ...session, query: () => Promise.resolve([{ follows: false }]) }),
  ).resolves.toBeUndefined()
})

it('past a pooler that lets a session choose little, where its defaults are not ours', async () => {
  const road = async (settings: Record<string, string>) => {
    const url = await hostileDatabase({ synchronous_commit: 'on', ...settings })
    const parsed = parseServerUrl(url)
    if (!parsed.ok) throw new Error('no address')
    const pooled = { ...parsed.value, isPooled: true, directUrl: `${url}?application_name=past` }
    const asked = { timing: { connectMs: 5000 }, schema: 'public' }
    return (await poolAddress(pooled, { kind: 'tcp' }, asked)) === pooled ? 'pooler' : 'past it'
  }
  expect(await road({})).toBe('pooler')
  expect(await road({ DateStyle: `'SQL, DMY'` })).toBe('past it')
  expect(await road({ search_path: 'evil, public' })).toBe('past it')
  expect(await road({ default_transaction_read_only: 'on' })).toBe('past it')
  expect(await road({ client_min_messages: `'debug1'` })).toBe('pooler')
  expect(await road({ TimeZone: `'Asia/Manila'` })).toBe('pooler')
})
