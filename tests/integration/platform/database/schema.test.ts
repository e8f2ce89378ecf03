import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Pool, type QueryArrayConfig, type QueryArrayResult } from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, type SqlSession } from '../../../../electron/platform/database/migrate.ts'
import { readMigrations } from '../../../../electron/platform/database/migration-files.ts'
import { connectDirectly } from '../../../../electron/platform/database/server-connection.ts'
import { parseServerUrl } from '../../../../electron/platform/database/server-url.ts'
import { migrationsDir, schemaDrift } from '../../../../prisma/engine.ts'
import { emptyDatabase } from '../../../support/database.ts'

interface Subject {
  session: SqlSession
  factory: SqlMigrationAwareDriverAdapterFactory
  close(): Promise<void>
}

async function onPglite(): Promise<Subject> {
  const pglite = new PGlite()
  const session: SqlSession = {
    exec: async (script) => {
      await pglite.exec(script)
    },
    query: async (sql, params) => (await pglite.query<Record<string, unknown>>(sql, params)).rows,
  }
  return { session, factory: new PrismaPGlite(pglite), close: () => pglite.close() }
}

async function onPostgres(): Promise<Subject> {
  const { url } = await emptyDatabase()
  const address = parseServerUrl(url)
  if (!address.ok) throw new Error(address.refusal.code)
  const { session, close } = await connectDirectly(address.value, { kind: 'tcp' }, { connectMs: 10_000 })
  const pool = new Pool({ connectionString: url, max: 2 })
  return {
    session,
    factory: readingCatalogs(pool),
    async close() {
      await pool.end()
      await close()
    },
  }
}

// The adapter has no mapping for PostgreSQL's internal type "char", which the engine reads from the catalogs.
function readingCatalogs(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const charOid = 18
  const textOid = 25
  const chars = new WeakMap<unknown[], number[]>()
  const query: (config: QueryArrayConfig) => Promise<QueryArrayResult<unknown[]>> = pool.query.bind(pool)
  const asText = async (config: QueryArrayConfig) => {
    const result = await query(config)
    chars.set(
      result.rows,
      result.fields.flatMap((field, index) => (field.dataTypeID === charOid ? [index] : [])),
    )
    for (const field of result.fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid
    return result
  }
  Object.assign(pool, { query: asText })
  const inner = new PrismaPg(pool)
  const connect = async () => {
    const adapter = await inner.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (statement) => {
      const set = await queryRaw(statement)
      for (const index of chars.get(set.rows) ?? []) set.columnTypes[index] = ColumnTypeEnum.Character
      return set
    }
    return adapter
  }
  return { provider: inner.provider, adapterName: inner.adapterName, connect, connectToShadowDb: connect }
}

it('drift is seen: a column that is missing, a default, an index', async () => {
  const own = await onPglite()
  await migrate(own.session, readMigrations(migrationsDir))
  await own.session.exec('ALTER TABLE users DROP COLUMN phone_number')
  await own.session.exec('ALTER TABLE orders ALTER COLUMN status DROP DEFAULT')
  await own.session.exec('DROP INDEX idx_sensor_alerts_sensor_id')
  const drift = await schemaDrift(own.factory)
  expect(drift).toMatch(/ALTER TABLE "users" ADD COLUMN\s+"phone_number"/)
  expect(drift).toMatch(/ALTER TABLE "orders" ALTER COLUMN "status" SET DEFAULT 'PENDING'/)
  expect(drift).toContain('CREATE INDEX "idx_sensor_alerts_sensor_id"')
  await own.close()
})

describe.each([
  ['PostgreSQL', onPostgres],
  ['PGlite', onPglite],
])('the migrated schema on %s', (_name, start) => {
  let own: Subject
  beforeAll(async () => {
    own = await start()
    await migrate(own.session, readMigrations(migrationsDir))
  })
  afterAll(() => own.close())

  const names = async (sql: string) => (await own.session.query(sql)).map((row) => String(row['name']))

  it('is exactly what prisma/schema says', async () => {
    expect(await schemaDrift(own.factory)).toBe('')
  })

  it('has the 42 tables of the seed, the two of the ecosystem, and our rollups', async () => {
    const tables = await names(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    )
    expect(tables.toSorted()).toEqual([
      'addresses',
      'alert_acknowledgments',
      'alert_escalation_policies',
      'alert_rule_recipients',
      'alert_rules',
      'alerts',
      'api_keys',
      'api_usage_logs',
      'audit_chain',
      'audit_logs',
      'cart_items',
      'carts',
      'categories',
      'device_commands',
      'device_health',
      'devices',
      'import_export_errors',
      'import_export_jobs',
      'import_export_templates',
      'lalamove_orders',
      'lalamove_quotations',
      'notification_templates',
      'notifications',
      'order_counters',
      'order_events',
      'order_items',
      'orders',
      'payment_links',
      'payment_refunds',
      'payments',
      'permissions',
      'print_jobs',
      'products',
      'push_subscriptions',
      'rate_limit_logs',
      'report_executions',
      'report_subscriptions',
      'reports',
      'role_permissions',
      'roles',
      'saved_views',
      'search_logs',
      'security_logs',
      'sensor_alerts',
      'sensor_data',
      'sensor_rollups',
      'sensors',
      'sessions',
      'sign_in_attempts',
      'statement_imports',
      'statement_lines',
      'stock_batches',
      'stock_count_lines',
      'stock_counts',
      'stock_movements',
      'stored_files',
      'system_config',
      'user_identities',
      'user_notifications',
      'user_role_assignments',
      'users',
    ])
  })

  it('spells enum values as the backend does', async () => {
    const values = (type: string) => names(`SELECT unnest(enum_range(NULL::${type}))::text AS name`)
    expect(await values('device_type')).toEqual([
      'MUSHROOM_CHAMBER',
      'ENVIRONMENTAL_SENSOR',
      'IRRIGATION_SYSTEM',
      'HVAC_CONTROLLER',
      'CAMERA',
      'pH_SENSOR',
      'HUMIDITY_CONTROLLER',
    ])
    expect(await values('alert_status')).toEqual([
      'PENDING',
      'SENT',
      'ACKNOWLEDGED',
      'RESOLVED',
      'ESCALATED',
      'SNOOZED',
      'CANCELLED',
    ])
    expect(await values('notification_type')).toEqual([
      'ALERT',
      'INFO',
      'WARNING',
      'SUCCESS',
      'DEVICE_STATUS',
      'ORDER_UPDATE',
      'PAYMENT_UPDATE',
    ])
    expect(await values('payment_method')).toEqual([
      'CREDIT_CARD',
      'DEBIT_CARD',
      'PAYPAL',
      'GCASH',
      'MAYA',
      'BANK_TRANSFER',
      'COD',
    ])
    const types = await names(
      `SELECT typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typtype = 'e' AND nspname = 'public'`,
    )
    expect(types).toHaveLength(28)
  })

  it('has the defaults and types of the seed', async () => {
    const column = async (table: string, name: string) => {
      const [row] = await own.session.query(
        `SELECT format_type(atttypid, atttypmod) AS type, NOT attnotnull AS nullable, pg_get_expr(adbin, adrelid) AS fallback
         FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE attrelid = $1::regclass AND attname = $2`,
        [table, name],
      )
      return row
    }
    expect(await column('orders', 'currency')).toEqual({ type: 'text', nullable: false, fallback: "'PHP'::text" })
    expect(await column('orders', 'total')).toEqual({ type: 'numeric(10,2)', nullable: false, fallback: null })
    expect(await column('users', 'role')).toEqual({ type: 'user_role', nullable: false, fallback: "'USER'::user_role" })
    expect(await column('device_commands', 'status')).toEqual({
      type: 'text',
      nullable: false,
      fallback: "'pending'::text",
    })
    expect(await column('products', 'max_cart_qty')).toEqual({ type: 'integer', nullable: true, fallback: '100' })
    expect(await column('sensor_data', 'timestamp')).toMatchObject({
      type: 'timestamp(3) with time zone',
      nullable: false,
    })
    expect(await column('sensor_data', 'user_id')).toMatchObject({ nullable: false })
    expect(await column('addresses', 'country')).toMatchObject({ fallback: "'Philippines'::text" })
    expect(await column('alert_escalation_policies', 'unacknowledged_min')).toMatchObject({
      type: 'integer',
      fallback: '30',
    })
  })

  it('never lets a deleted user take records of the business along', async () => {
    const rules = await own.session.query(
      `SELECT conrelid::regclass::text || '.' || attname || ' ' || confdeltype::text AS name
       FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
       WHERE contype = 'f' AND confrelid = 'users'::regclass`,
    )
    // c cascade, r restrict, n set null
    expect(rules.map((row) => String(row['name'])).toSorted()).toEqual([
      'addresses.user_id c',
      'alert_acknowledgments.user_id r',
      'alert_rule_recipients.recipient_id r',
      'alert_rules.created_by r',
      'alert_rules.updated_by n',
      'api_keys.user_id c',
      'api_usage_logs.user_id n',
      'carts.user_id c',
      'devices.user_id r',
      'import_export_jobs.created_by r',
      'notification_templates.created_by r',
      'notifications.user_id n',
      'orders.user_id r',
      'payments.user_id r',
      'push_subscriptions.user_id c',
      'saved_views.user_id c',
      'sensor_data.user_id r',
      'sessions.user_id c',
      'user_identities.user_id c',
      'user_notifications.user_id c',
      'user_role_assignments.user_id c',
    ])
  })

  it('takes a reading once', async () => {
    await own.session.exec(`
      INSERT INTO users (id, email, updated_at) VALUES ('u', 'system@local', now());
      INSERT INTO devices (id, name, type, serial_number, updated_at) VALUES ('d', 'Chamber', 'MUSHROOM_CHAMBER', 'S1', now());
      INSERT INTO sensors (id, device_id, type, name, unit, updated_at) VALUES ('s', 'd', 'co2', 'Fruiting CO2', 'ppm', now())`)
    const insert = (id: string) =>
      own.session.query(
        `INSERT INTO sensor_data (id, device_id, sensor_id, user_id, type, value, unit, timestamp)
         VALUES ($1, 'd', 's', 'u', 'co2', 900, 'ppm', '2026-01-01T00:00:00.001Z') ON CONFLICT DO NOTHING RETURNING id`,
        [id],
      )
    expect([(await insert('one')).length, (await insert('two')).length]).toEqual([1, 0])
  })

  it.each([
    [
      'chk_alerts_severity',
      `INSERT INTO alerts (id, rule_id, title, message, category, priority, event_type, fingerprint, severity, updated_at) VALUES ('a', 'r', '', '', 'SENSOR', 'LOW', '', '', 11, now())`,
    ],
    [
      'chk_order_items_quantity',
      `INSERT INTO order_items (id, order_id, product_id, quantity, price, total) VALUES ('i', 'o', 'p', 0, 1, 0)`,
    ],
    [
      'chk_products_money',
      `INSERT INTO products (id, name, slug, price, updated_at) VALUES ('p', '', 'p', -0.01, now())`,
    ],
    ['chk_sensor_rollups_step', `INSERT INTO sensor_rollups VALUES ('s', 61, now(), 1, 1, 1, 1, 1, now())`],
    [
      'chk_device_health_percentages',
      `INSERT INTO device_health (id, device_id, status, battery_level) VALUES ('h', 'd', 'HEALTHY', 100.5)`,
    ],
  ])('refuses what breaks %s', async (rule, statement) => {
    await expect(own.session.query(statement)).rejects.toThrow(rule)
  })
})
