import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type DatabaseState,
  type DatabaseTarget,
  type OpenDatabase,
  openDatabase,
} from '../../../../electron/platform/database/index.ts'
import { testDeps } from '../../../support/database.ts'
import { freePort, type Postgres, startPostgres } from '../../../support/postgres.ts'
import { startTcpProxy, type TcpProxy } from '../../../support/tcp-proxy.ts'
import { until } from '../../../support/until.ts'
import { startWebSocketProxy, type WebSocketProxy } from '../../../support/websocket-proxy.ts'

// A server of its own: it is stopped and killed here.
let postgres: Postgres
let network: TcpProxy
let webSockets: WebSocketProxy
const opened: OpenDatabase[] = []
let states: DatabaseState[] = []

beforeAll(async () => {
  postgres = await startPostgres({ fsync: false })
  await postgres.createDatabase('farm')
  webSockets = await startWebSocketProxy({ host: '127.0.0.1', port: postgres.port })
  await (await openDatabase({ kind: 'server', url: postgres.url('farm') }, testDeps)).close()
})
beforeEach(async () => {
  states = []
  network = await startTcpProxy(postgres.port)
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((open) => open.close()))
  await network.close()
})
afterAll(async () => {
  await webSockets.close()
  await postgres.remove()
})

// The limits of the product, shortened.
const quick = {
  connectMs: 8_000,
  queryMs: 3_000,
  statementMs: 2_500,
  blockedMs: 500,
  openMs: 15_000,
  patienceMs: 20_000,
}

async function open(
  over: Partial<Extract<DatabaseTarget, { kind: 'server' }>> = {},
  timing = {},
): Promise<OpenDatabase> {
  const url = `postgresql://mash@127.0.0.1:${network.port}/farm`
  const deps = { ...testDeps, onState: (state: DatabaseState) => states.push(state) }
  const database = await openDatabase({ kind: 'server', url, ...over }, deps, { ...quick, ...timing })
  opened.push(database)
  return database
}
const told = () => states.map((state) => state.state)
const aUser = () => ({ id: randomUUID(), email: `${randomUUID()}@farm.test` })

describe.each([
  ['tcp', () => ({ transport: 'tcp' as const })],
  ['websocket', () => ({ transport: 'websocket' as const, webSocketProxy: webSockets.url })],
])('a server database over %s', (kind, over) => {
  const cut = () => (kind === 'tcp' ? network.cut() : webSockets.cut())

  it('reads through a cut connection', async () => {
    const own = await open(over())
    const user = await own.db.user.create({ data: aUser() })
    cut()
    expect(await own.read((db) => db.user.count({ where: { id: user.id } }))).toBe(1)
    expect(own.state().state).toBe('ready')
  })

  it('survives a restart of the server: lost, then ready by itself', async () => {
    const own = await open(over())
    await own.ping()
    await postgres.stop()
    await expect(own.ping()).rejects.toThrow()
    await until('it says lost', () => told().at(-1) === 'lost', 30_000)
    await postgres.start()
    // Nobody asks anything: it finds out by itself.
    await until('it says ready', () => told().at(-1) === 'ready', 60_000)
    expect(await own.ping()).toBeGreaterThan(0)
  })

  it('notices that the server went away while nobody asks anything', async () => {
    const own = await open(over())
    await own.ping()
    await postgres.stop()
    await until('it says lost', () => told().at(-1) === 'lost', 10_000)
    await postgres.start()
    await until('it says ready', () => told().at(-1) === 'ready', 60_000)
  })

  it('survives kill -9 of the server under a safe write', async () => {
    const own = await open(over())
    const user = aUser()
    await own.ping()
    await postgres.kill9()
    const writing = own.write((db) => db.user.upsert({ where: { id: user.id }, create: user, update: {} }), {
      idempotent: true,
    })
    await postgres.start()
    expect(await writing).toMatchObject({ id: user.id })
  })
})

describe('a server database', () => {
  it('does not hang on a connection that went silent', async () => {
    const own = await open({ transport: 'tcp' })
    await own.ping()
    network.stall()
    const begun = performance.now()
    const silent = await own.ping().catch((error: unknown) => error)
    expect(silent).toBeInstanceOf(Error)
    expect(performance.now() - begun).toBeLessThan(quick.queryMs + 10_000)
    expect(states.at(-1)).toMatchObject({ state: 'lost', reason: 'TIMED_OUT' })
    network.flow()
    expect(await own.read((db) => db.user.count())).toBeGreaterThanOrEqual(0)
    await until('it says ready', () => told().at(-1) === 'ready')
  })

  it('waits for a database that is waking up, in a transaction too', async () => {
    network.delay(2_500)
    const own = await open({ transport: 'tcp' })
    const user = await own.db.$transaction((tx) => tx.user.create({ data: aUser() }))
    expect(await own.db.user.count({ where: { id: user.id } })).toBe(1)
    expect(told()).not.toContain('lost')
  })

  it('keeps trying while the server starts, and gives up with the cure', async () => {
    await network.shut()
    const opening = open({ transport: 'tcp' })
    await until('it says connecting', () => states.length > 1)
    await network.open()
    expect((await opening).state().state).toBe('ready')

    await network.shut()
    const failed = open({ transport: 'tcp' }, { openMs: 500 })
    await expect(failed).rejects.toMatchObject({ name: 'DatabaseRefused', code: 'UNREACHABLE' })
  })

  it('can be stopped while it tries', async () => {
    await network.shut()
    const stop = new AbortController()
    const url = `postgresql://mash@127.0.0.1:${network.port}/farm`
    const opening = openDatabase({ kind: 'server', url }, { ...testDeps, signal: stop.signal }, quick)
    stop.abort()
    await expect(opening).rejects.toMatchObject({ code: 'ABORTED' })
  })

  it('takes the WebSocket when the port is blocked, and TCP when it is not', async () => {
    const target = { transport: 'auto' as const, webSocketProxy: webSockets.url }
    expect((await open(target)).transport).toBe('tcp')
    const refused = `postgresql://mash@127.0.0.1:${await freePort()}/farm`
    const own = await open({ ...target, url: refused })
    expect([own.transport, await own.db.user.count()]).toEqual(['websocket', expect.any(Number)])
    expect(states).toContainEqual({ state: 'opening', detail: 'CONNECTING_WEBSOCKET' })
  })

  it.each([
    ['NO_DATABASE', (): string => postgres.url('nowhere')],
    ['BAD_URL', (): string => 'mysql://mash@127.0.0.1/farm'],
    ['TLS', (): string => `${postgres.url('farm')}?sslmode=require`],
  ])('refuses with %s at once', async (code, url) => {
    const begun = performance.now()
    await expect(open({ url: url() })).rejects.toMatchObject({ name: 'DatabaseRefused', code })
    expect(performance.now() - begun).toBeLessThan(quick.openMs)
  })

  it('refuses a wrong password without saying it', async () => {
    await postgres.sql(
      'postgres',
      `CREATE ROLE needs_password; CREATE ROLE clerk LOGIN PASSWORD 'right' IN ROLE needs_password`,
    )
    const urlWith = (password: string) => postgres.url('farm').replace('mash@', `clerk:${password}@`)
    for (const over of [{}, { transport: 'websocket' as const, webSocketProxy: webSockets.url }]) {
      const error: unknown = await open({ ...over, url: urlWith('hunter2') }).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ name: 'DatabaseRefused', code: 'BAD_PASSWORD' })
      expect(String(error)).not.toContain('hunter2')
      // With the right one it gets as far as its rights: the tables belong to somebody else.
      await expect(open({ ...over, url: urlWith('right') })).rejects.toMatchObject({ code: 'NO_RIGHTS' })
    }
  })
})
