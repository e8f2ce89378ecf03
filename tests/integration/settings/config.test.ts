import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isGuardedKey } from '../../../electron/contract/settings/config.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('settings of the farm on %s', (_name, fresh) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let named = 0

  beforeAll(async () => {
    own = await fresh()
    farm = await openTestFarm(own, { onConfig: () => void (named += 1) })
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    await addPerson(own.db, { email: 'dan@farm.test', role: 'USER', firstName: 'Dan' })
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  beforeEach(async () => {
    await own.db.systemConfig.deleteMany()
    ana = (await farm.signedIn('ana@farm.test')).client
  })
  const valueOf = async (key: string) => (await ana.config.list()).find((row) => row.key === key)

  it('lists every key with its value, its standard value, unit and category', async () => {
    const rows = await ana.config.list()
    expect(rows.map(({ key }) => key)).toEqual([
      'site.name',
      'site.address',
      'site.phone',
      'site.tin',
      'maintenance.mode',
      'security.max_login_attempts',
      'security.max_login_attempts_per_address',
      'security.lockout_duration',
      'security.idle_lock',
      'security.max_sessions',
      'security.step_up_refund_above',
      'orders.tax_rate',
      'orders.tax_mode',
      'orders.volume_discount',
      'orders.hold_minutes',
      'orders.shipping_fee',
      'orders.free_shipping_threshold',
      'products.low_stock_threshold',
      'sensors.data_retention_days',
      'api.usage_days',
    ])
    expect(await valueOf('security.lockout_duration')).toEqual({
      key: 'security.lockout_duration',
      value: 1800,
      standard: 1800,
      category: 'SECURITY',
      isPublic: false,
      unit: 's',
      updatedAt: null,
    })
  })

  it('takes a value that fits its type, uses it at once, and keeps its history', async () => {
    await ana.config.setGuarded({ key: 'security.max_sessions', value: 2 })
    expect(await ana.config.setGuarded({ key: 'security.max_sessions', value: 3 })).toMatchObject({
      value: 3,
      standard: 5,
    })
    await farm.signedIn('dan@farm.test')
    for (let n = 0; n < 4; n += 1) await farm.signedIn('dan@farm.test')
    expect(await own.db.session.count({ where: { status: 'ACTIVE', user: { email: 'dan@farm.test' } } })).toBe(3)
    const history = await ana.config.history({ key: 'security.max_sessions' })
    expect(history.slice(0, 2).map(({ at: _, ...change }) => change)).toEqual([
      { who: 'Ana Reyes', before: 2, after: 3 },
      { who: 'Ana Reyes', before: 5, after: 2 },
    ])
    expect(await ana.config.history({ key: 'orders.tax_rate' })).toEqual([])
  })

  it('says which rule a value breaks, and keeps the one that was', async () => {
    const tries = [
      ['security.max_login_attempts', 2, 'TOO_SMALL'],
      ['security.max_login_attempts', 21, 'TOO_LARGE'],
      ['security.max_login_attempts', 4.5, 'TYPE'],
      ['security.max_login_attempts', '5', 'TYPE'],
      ['security.max_login_attempts', null, 'TYPE'],
      ['orders.tax_rate', 1.2, 'TOO_LARGE'],
      ['orders.shipping_fee', 10.005, 'CENTAVOS'],
      ['site.name', ' M ', 'TOO_SHORT'],
      ['site.tin', '12-34', 'TIN'],
      ['maintenance.mode', 'yes', 'TYPE'],
      ['maintenance.mode', { $ne: 1 }, 'TYPE'],
    ] as const
    for (const [key, value, rule] of tries) {
      const call = isGuardedKey(key) ? ana.config.setGuarded({ key, value }) : ana.config.set({ key, value })
      await expect(call).rejects.toMatchObject({ code: 'VALUE_BAD', data: { rule } })
    }
    // Not a key of the table: the contract itself refuses it.
    const unknown = { key: 'secret.sauce' as 'site.name', value: 1 }
    await expect(ana.config.set(unknown)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    // What guards the sign-in is not to be had by the other way, nor the other way round.
    const guarded = { key: 'security.max_sessions' as 'site.name', value: 3 }
    await expect(ana.config.set(guarded)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const plain = { key: 'site.name' as 'security.max_sessions', value: 'Bukid' }
    await expect(ana.config.setGuarded(plain)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await own.db.systemConfig.count()).toBe(0)
  })

  it('shows public settings to all who are signed in, and the others only to those who may', async () => {
    await ana.config.set({ key: 'orders.shipping_fee', value: 150.5 })
    const { client } = await farm.signedIn('dan@farm.test')
    expect(await client.config.open()).toEqual({
      'site.name': 'MASH',
      'site.address': '',
      'site.phone': '',
      'site.tin': '',
      'maintenance.mode': false,
      'security.idle_lock': 900,
      'orders.tax_rate': 0.12,
      'orders.tax_mode': 'exclusive',
      'orders.hold_minutes': 15,
      'orders.shipping_fee': 150.5,
      'orders.free_shipping_threshold': 1000,
    })
    for (const call of [
      () => client.config.list(),
      () => client.config.history({ key: 'site.name' }),
      () => client.config.set({ key: 'site.name', value: 'Mine' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(farm.desk().client.config.open()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('gives the farm its new name at once, and tells the frame', async () => {
    const before = named
    await ana.config.set({ key: 'site.name', value: '  Bukid Kabute  ' })
    expect(await farm.farm.farmName()).toBe('Bukid Kabute')
    expect(named).toBe(before + 1)
    expect(
      await own.db.auditLog.findFirst({ where: { entity: 'SystemConfig' }, orderBy: { seq: 'desc' } }),
    ).toMatchObject({
      action: 'UPDATE',
      entityId: 'site.name',
      oldValues: { value: 'MASH' },
      newValues: { value: 'Bukid Kabute' },
    })
  })

  it('reads a value that another version wrote wrongly as the standard one', async () => {
    await own.db.systemConfig.create({ data: { key: 'orders.tax_rate', value: 'twelve' } })
    expect(await valueOf('orders.tax_rate')).toMatchObject({ value: 0.12, standard: 0.12 })
  })
})
