import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { ask, everyRow, giveRole, makeKey, openDoor, seated, shutDoor } from '../../support/api-door.ts'
import { type Database, freshDatabase, freshEmbedded, testDeps } from '../../support/database.ts'
import { queueBehind } from '../../support/queue-behind.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

const hourMs = 3_600_000
let nowMs = Date.now()
const now = () => new Date(nowMs)

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('keys on %s', (_name, open) => {
  let own: Database
  let here: TestFarm
  let owner: TestDesk
  let door: string

  beforeAll(async () => {
    own = await open()
    here = await openTestFarm(own, { now })
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    await addPerson(own.db, { email: 'ben@farm.test', role: 'ADMIN', firstName: 'Ben' })
    owner = await seated(here, own.db, 'ana@farm.test', now())
    door = await openDoor(owner)
  })
  afterAll(async () => {
    await here.stop()
    await own.drop()
  })
  beforeEach(async () => {
    await own.db.apiKey.deleteMany()
    await own.db.rateLimitLog.deleteMany()
    await own.db.securityLog.deleteMany()
    nowMs += 2000
    owner = await seated(here, own.db, 'ana@farm.test', now())
  })
  const works = async (key: string) => (await ask(`${door}/chambers`, key)).status

  it('are shown once; the database holds the hash and twelve characters', async () => {
    const { key, row } = await makeKey(owner, ['devices:read', 'devices:read'])
    expect(key).toMatch(/^mash_pk_[\w-]{43}$/)
    expect(row).toMatchObject({
      name: 'Greenhouse board',
      prefix: key.slice(0, 12),
      scopes: ['devices:read'],
      withered: [],
      state: 'active',
      owner: { name: 'Ana Reyes' },
      expiresAt: new Date(nowMs + 30 * 24 * hourMs),
      calls: 0,
    })
    expect(await own.db.apiKey.findMany()).toMatchObject([
      { keyHash: createHash('sha256').update(key).digest('hex'), keyPrefix: key.slice(0, 12) },
    ])
    expect(await owner.client.keys.list()).toEqual([row])
    expect(here.farm.door.docsHere()).toBe(`${door}/docs`)
    expect(await works(key)).toBe(200)
    const rows = await everyRow(own.db)
    expect(rows).not.toContain(key)
    expect(rows).not.toContain(key.slice(12))
    expect(await own.db.securityLog.findMany({ where: { event: { startsWith: 'API' } } })).toMatchObject([
      { event: 'API_KEY_CREATED', metadata: { id: row.id, prefix: row.prefix, scopes: ['devices:read'] } },
    ])
    expect(await own.db.auditLog.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'CREATE',
      entity: 'ApiKey',
      entityId: row.id,
    })
  })

  it('give nothing that their maker does not hold', async () => {
    const ben = await seated(here, own.db, 'ben@farm.test', now())
    await expect(makeKey(ben, ['devices:read', 'system:update', 'users:delete'])).rejects.toMatchObject({
      code: 'NOT_YOURS_TO_GIVE',
      data: { permissions: ['system:update', 'users:delete'] },
    })
    expect(await own.db.apiKey.count()).toBe(0)
  })

  it('shrink with their owner, and say so', async () => {
    const grower = await addPerson(own.db, { email: 'cora@farm.test', firstName: 'Cora' })
    await giveRole(own.db, grower.id, ['api_keys:read', 'api_keys:create', 'api_keys:delete', 'devices:read'])
    const cora = await seated(here, own.db, 'cora@farm.test', now())
    const { key, row } = await makeKey(cora, ['devices:read'])
    expect(await works(key)).toBe(200)
    const held = await own.db.permission.findFirstOrThrow({ where: { resource: 'devices', action: 'read' } })
    await own.db.rolePermission.deleteMany({ where: { permissionId: held.id, role: { isSystem: false } } })
    nowMs += 1500
    expect(await works(key)).toBe(403)
    expect(await cora.client.keys.list()).toMatchObject([{ id: row.id, withered: ['devices:read'] }])
    await expect(cora.client.keys.rotate({ id: row.id })).rejects.toMatchObject({ code: 'NOT_YOURS_TO_GIVE' })
  })

  it('are their owner’s business, and an administrator’s to see and to revoke, not to take over', async () => {
    const grower = await addPerson(own.db, { email: 'dan@farm.test', firstName: 'Dan' })
    await giveRole(own.db, grower.id, ['api_keys:read', 'api_keys:create', 'api_keys:delete', 'devices:read'])
    const dan = await seated(here, own.db, 'dan@farm.test', now())
    const anas = await makeKey(owner, ['devices:read'])
    const dans = await makeKey(dan, ['devices:read'])
    expect((await dan.client.keys.list()).map(({ id }) => id)).toEqual([dans.row.id])
    for (const call of [
      () => dan.client.keys.usage({ id: anas.row.id }),
      () => dan.client.keys.rotate({ id: anas.row.id }),
      () => dan.client.keys.revoke({ id: anas.row.id, reason: 'not mine' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'KEY_NOT_FOUND', status: 404 })
    }
    const ben = await seated(here, own.db, 'ben@farm.test', now())
    expect((await ben.client.keys.list()).map(({ id }) => id).toSorted()).toEqual([anas.row.id, dans.row.id].toSorted())
    await expect(ben.client.keys.rotate({ id: anas.row.id })).rejects.toMatchObject({ code: 'NOT_YOURS' })
    expect(await ben.client.keys.revoke({ id: anas.row.id, reason: 'the board was stolen' })).toMatchObject({
      state: 'revoked',
      revokedReason: 'the board was stolen',
    })
    expect(await works(anas.key)).toBe(401)
    expect(await own.db.securityLog.findFirst({ where: { event: 'API_KEY_REVOKED' } })).toMatchObject({
      severity: 'WARNING',
      metadata: { id: anas.row.id, reason: 'the board was stolen' },
    })
    // The first reason stays.
    expect(await owner.client.keys.revoke({ id: anas.row.id, reason: 'again' })).toMatchObject({
      revokedReason: 'the board was stolen',
    })
  })

  it('end on their day', async () => {
    const { key } = await makeKey(owner, ['devices:read'], 1)
    expect(await works(key)).toBe(200)
    nowMs += 24 * hourMs - 1000
    expect(await works(key)).toBe(200)
    nowMs += 1001
    expect(await works(key)).toBe(401)
    owner = await seated(here, own.db, 'ana@farm.test', now())
    expect(await owner.client.keys.list()).toMatchObject([{ state: 'expired' }])
  })

  it('work on for 24 hours after they were rotated, and no longer than they would have', async () => {
    const old = await makeKey(owner, ['devices:read'], 90)
    const fresh = await owner.client.keys.rotate({ id: old.row.id })
    expect(fresh.row).toMatchObject({ name: 'Greenhouse board', scopes: ['devices:read'], state: 'active' })
    expect(fresh.row.expiresAt).toEqual(new Date(nowMs + 90 * 24 * hourMs))
    expect(fresh.key).not.toBe(old.key)
    expect([await works(old.key), await works(fresh.key)]).toEqual([200, 200])
    expect((await owner.client.keys.list()).find(({ id }) => id === old.row.id)).toMatchObject({
      state: 'ending',
      replacedById: fresh.row.id,
      expiresAt: new Date(nowMs + 24 * hourMs),
    })
    await expect(owner.client.keys.rotate({ id: old.row.id })).rejects.toMatchObject({ code: 'NOT_ACTIVE' })
    nowMs += 24 * hourMs + 1
    expect([await works(old.key), await works(fresh.key)]).toEqual([401, 200])

    owner = await seated(here, own.db, 'ana@farm.test', now())
    const brief = await makeKey(owner, ['devices:read'], 1)
    nowMs += 10 * hourMs
    const born = brief.row.expiresAt
    owner = await seated(here, own.db, 'ana@farm.test', now())
    await owner.client.keys.rotate({ id: brief.row.id })
    expect((await owner.client.keys.list()).find(({ id }) => id === brief.row.id)?.expiresAt).toEqual(born)
  })

  it('are refused as soon as their owner is deactivated', async () => {
    const person = await addPerson(own.db, { email: 'eva@farm.test', role: 'ADMIN', firstName: 'Eva' })
    const eva = await seated(here, own.db, 'eva@farm.test', now())
    const { key } = await makeKey(eva, ['devices:read'])
    expect(await works(key)).toBe(200)
    await own.db.user.update({ where: { id: person.id }, data: { isActive: false } })
    nowMs += 1001
    expect(await works(key)).toBe(401)
  })

  it('move their last use at most once a minute', async () => {
    const { key, row } = await makeKey(owner, ['devices:read'])
    const lastUse = async () => (await own.db.apiKey.findUnique({ where: { id: row.id } }))?.lastUsedAt?.getTime()
    const first = nowMs
    await works(key)
    await until('the first use is kept', async () => (await lastUse()) === first)
    nowMs += 59_000
    await works(key)
    await works(key)
    expect(await lastUse()).toBe(first)
    nowMs += 2000
    await works(key)
    await until('the next use is kept', async () => (await lastUse()) === nowMs)
  })

  it('have their calls counted by day, the refused ones too', async () => {
    const { key, row } = await makeKey(owner, ['devices:read'])
    await works(key)
    await ask(`${door}/people?search=secret-name`, key)
    await until(
      'both calls are written',
      async () => (await own.db.apiUsageLog.count({ where: { apiKey: row.id } })) === 2,
    )
    const usage = await owner.client.keys.usage({ id: row.id })
    expect(usage.days).toHaveLength(30)
    expect(usage.days.at(-1)).toEqual({ day: dayInManila(now()), calls: 2, refused: 1 })
    expect(usage.days.slice(0, 29).every(({ calls }) => calls === 0)).toBe(true)
    expect(usage.recent.map(({ endpoint, statusCode }) => `${endpoint} ${statusCode}`).toSorted()).toEqual([
      '/api/v1/chambers 200',
      '/api/v1/people 403',
    ])
    expect(await owner.client.keys.list()).toMatchObject([{ calls: 2 }])
    expect(JSON.stringify(await own.db.apiUsageLog.findMany())).not.toContain('secret-name')
  })
})

const dayInManila = (at: Date) => new Date(at.getTime() + 8 * hourMs).toISOString().slice(0, 10)

describe('two desktops', () => {
  let own: Database
  let here: TestFarm
  let there: TestFarm
  beforeAll(async () => {
    own = await freshDatabase()
    here = await openTestFarm(own)
    there = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url })
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  })
  afterAll(async () => {
    await there.stop()
    await here.stop()
    await own.drop()
  })

  it('that rotate one key at once: one wins, and there is one new key', async () => {
    const [one, other] = [await seated(here, own.db, 'ana@farm.test'), await seated(there, own.db, 'ana@farm.test')]
    const { row } = await makeKey(one, ['devices:read'])
    const lock = `SELECT 1 FROM api_keys WHERE id = '${row.id}' FOR UPDATE`
    const done = await queueBehind(own.url, { lock, queued: 2 }, () =>
      [one, other].map(({ client }) => client.keys.rotate({ id: row.id })),
    )
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'NOT_ACTIVE' } })
    expect(await own.db.apiKey.count()).toBe(2)
  })

  it('notice each other’s revoked keys within two seconds', async () => {
    const [one, other] = [await seated(here, own.db, 'ana@farm.test'), await seated(there, own.db, 'ana@farm.test')]
    const { key, row } = await makeKey(one, ['devices:read'])
    const door = await openDoor(other)
    expect((await ask(`${door}/chambers`, key)).status).toBe(200)
    await one.client.keys.revoke({ id: row.id, reason: 'lost' })
    await until('it is refused', async () => (await ask(`${door}/chambers`, key)).status === 401, 2000)
    await other.client.keys.saveDoor(shutDoor)
    await expect(fetch(`${door}/chambers`)).rejects.toThrow()
  })
})
