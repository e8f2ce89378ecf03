import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type DatabaseState, type OpenDeps, openDatabase } from '../../../../electron/platform/database/index.ts'
import { readMigrations } from '../../../../electron/platform/database/migration-files.ts'
import type { WorkerLike } from '../../../../electron/platform/worker/index.ts'
import { migrationsDir } from '../../../../prisma/engine.ts'
import { freshEmbedded, testDeps } from '../../../support/database.ts'
import { until } from '../../../support/until.ts'

const root = mkdtempSync(join(tmpdir(), 'mash-folders-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Our migrations and some more, as the next version would bring them. */
function nextVersion(more: Record<string, string>): string {
  const dir = mkdtempSync(join(root, 'next-'))
  cpSync(migrationsDir, dir, { recursive: true })
  for (const [name, sql] of Object.entries(more)) {
    mkdirSync(join(dir, name))
    writeFileSync(join(dir, name, 'migration.sql'), sql)
  }
  return dir
}

/** Deps whose worker can be reached, to end it from outside. */
function tapped(over: Partial<OpenDeps> = {}) {
  const workers: WorkerLike[] = []
  const states: DatabaseState[] = []
  const deps: OpenDeps = {
    ...testDeps,
    onState: (state) => states.push(state),
    spawnWorker: () => {
      const worker = testDeps.spawnWorker()
      workers.push(worker)
      return worker
    },
    ...over,
  }
  return { deps, states, workers }
}

const anEmail = () => `${randomUUID()}@farm.test`

describe('an embedded database', () => {
  it('makes itself on first use, tells the steps, and is there again', async () => {
    const dir = join(root, 'first', 'db')
    const { deps, states } = tapped()
    const open = await openDatabase({ kind: 'embedded', dir }, deps)
    const { id } = await open.db.user.create({ data: { email: anEmail() } })
    await open.close()
    expect(states.map((state) => ('detail' in state ? state.detail : state.state))).toEqual([
      'STARTING',
      'PREPARING',
      ...readMigrations(migrationsDir).map(() => 'migrating'),
      'ready',
      'closed',
    ])
    expect(readdirSync(join(root, 'first')).toSorted()).toEqual(['db', 'db.lock'])

    const again = await openDatabase({ kind: 'embedded', dir }, testDeps)
    expect(await again.db.user.count({ where: { id } })).toBe(1)
    await again.close()
  })

  it('comes back by itself when its worker dies, and keeps what it acknowledged', async () => {
    const own = await freshEmbedded()
    await own.open.close()
    const { deps, states, workers } = tapped()
    const open = await openDatabase(own.target, deps)
    const { id } = await open.db.user.create({ data: { email: anEmail() } })
    await workers[0]?.terminate()
    await until('it says lost', () => states.some((state) => state.state === 'lost'), 30_000)
    expect(await open.read((db) => db.user.count({ where: { id } }))).toBe(1)
    expect(states.slice(-2)).toMatchObject([{ state: 'lost', reason: 'WORKER_DIED' }, { state: 'ready' }])
    await open.close()
    await own.drop()
  })

  it('ends a runaway query and goes on', async () => {
    const own = await freshEmbedded()
    await own.open.close()
    const open = await openDatabase(own.target, testDeps, { runawayMs: 1_500 })
    const runaway = open.db.$queryRaw`SELECT count(*) FROM generate_series(1, 90000) a, generate_series(1, 90000) b`
    await expect(runaway).rejects.toThrow()
    expect(await open.read((db) => db.user.count())).toBe(0)
    await open.close()
    await own.drop()
  })

  it('keeps its write-ahead log short', async () => {
    const own = await freshEmbedded()
    await own.db.$executeRaw`CREATE TABLE bulk (text text)`
    // Each round writes some 30 MB; without a checkpoint the log would hold all 360.
    for (let round = 0; round < 12; round += 1) {
      await own.db.$executeRaw`INSERT INTO bulk SELECT repeat(md5(i::text), 30) FROM generate_series(1, 30000) i`
    }
    const walBytes = async () => {
      const [row] = await own.db.$queryRaw<{ bytes: bigint }[]>`SELECT sum(size)::int8 AS bytes FROM pg_ls_waldir()`
      return Number(row?.bytes)
    }
    await until('the log is short', async () => (await walBytes()) < 200 * 1024 * 1024, 30_000)
    await own.open.maintain()
    await own.drop()
  })

  it('opens after a crash left its pid file empty', async () => {
    const own = await freshEmbedded()
    await own.open.close()
    writeFileSync(join(own.url, 'postmaster.pid'), '')
    const open = await openDatabase(own.target, testDeps)
    expect(await open.db.user.count()).toBe(0)
    await open.close()
    await own.drop()
  })

  it('does not mind a first start that was cut off', async () => {
    const dir = join(root, 'cut', 'db')
    mkdirSync(`${dir}.new`, { recursive: true })
    writeFileSync(join(`${dir}.new`, 'half'), '')
    const open = await openDatabase({ kind: 'embedded', dir }, testDeps)
    expect(existsSync(`${dir}.new`)).toBe(false)
    await open.close()
  })

  it.each([
    ['FOLDER', { 'holiday.jpg': '' }],
    ['OTHER_FORMAT', { PG_VERSION: '17\n' }],
    ['DAMAGED', { PG_VERSION: '18\n' }],
  ])('refuses a folder with %s and leaves it alone', async (code, content) => {
    const dir = mkdtempSync(join(root, 'refused-'))
    for (const [name, text] of Object.entries(content)) writeFileSync(join(dir, name), text)
    await expect(openDatabase({ kind: 'embedded', dir }, testDeps)).rejects.toMatchObject({
      name: 'DatabaseRefused',
      code,
    })
    expect(readdirSync(dir)).toEqual(Object.keys(content))
  })

  it('takes a copy before it migrates, keeps two, and refuses to go back', async () => {
    const own = await freshEmbedded()
    const { id } = await own.db.user.create({ data: { email: anEmail() } })
    await own.open.close()
    const steps: Record<string, string> = {}
    for (const name of ['90000000000001_a', '90000000000002_b', '90000000000003_c']) {
      steps[name] = `CREATE TABLE "${name}" (id int); DELETE FROM users;`
      const { deps, states } = tapped({ migrationsDir: nextVersion(steps) })
      await (await openDatabase(own.target, deps)).close()
      expect(states).toContainEqual({ state: 'opening', detail: 'COPYING' })
    }
    const copies = readdirSync(join(own.url, '..')).filter(
      (name) => name.startsWith('db.before-') && !name.endsWith('.lock'),
    )
    expect(copies).toEqual(['db.before-90000000000002_b', 'db.before-90000000000003_c'])
    await expect(openDatabase(own.target, testDeps)).rejects.toMatchObject({ code: 'NEWER' })

    // The copy is a whole database of the version before.
    const withFirst = { '90000000000001_a': steps['90000000000001_a'] ?? '' }
    const copy = await openDatabase(
      { kind: 'embedded', dir: `${own.url}.before-90000000000002_b` },
      { ...testDeps, migrationsDir: nextVersion(withFirst) },
    )
    const [table] = await copy.db.$queryRaw<
      { there: boolean }[]
    >`SELECT to_regclass('"90000000000001_a"') IS NOT NULL AS there`
    expect([table?.there, await copy.db.user.count({ where: { id } })]).toEqual([true, 0])
    await copy.close()
    await own.drop()
  })

  it('survives the end of its worker in the middle of a migration', async () => {
    const own = await freshEmbedded()
    await own.open.close()
    const name = '90000000000001_slow'
    const slow = nextVersion({
      [name]:
        'CREATE TABLE half (id int); SELECT count(*) FROM generate_series(1, 90000) a, generate_series(1, 90000) b;',
    })
    const { deps, workers, states } = tapped({ migrationsDir: slow })
    const opening = openDatabase(own.target, deps)
    opening.catch(() => undefined)
    await until('the migration runs', () => states.some((state) => state.state === 'migrating'), 60_000)
    await workers[0]?.terminate()
    await expect(opening).rejects.toThrow()

    const mended = { ...testDeps, migrationsDir: nextVersion({ [name]: 'CREATE TABLE half (id int);' }) }
    const open = await openDatabase(own.target, mended)
    expect(await open.db.$queryRaw`SELECT count(*)::int AS n FROM half`).toEqual([{ n: 0 }])
    await open.close()
    await own.drop()
  })
})
