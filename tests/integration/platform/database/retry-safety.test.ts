import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, testDeps } from '../../../support/database.ts'
import { startTcpProxy, type TcpProxy } from '../../../support/tcp-proxy.ts'
import { startWebSocketProxy } from '../../../support/websocket-proxy.ts'

const rounds = 120
let server: Database
let network: TcpProxy

beforeAll(async () => {
  server = await freshDatabase()
  await server.db.$executeRaw`CREATE TABLE operations (id text PRIMARY KEY)`
  await server.db.$executeRaw`CREATE TABLE hits (hit text)`
  network = await startTcpProxy(Number(new URL(server.url).port))
})
afterAll(async () => {
  await network.close()
  await server.drop()
})

async function throughTheProxy(kind: 'tcp' | 'websocket'): Promise<{ open: OpenDatabase; close: () => Promise<void> }> {
  const url = new URL(server.url)
  url.port = String(network.port)
  const webSockets = await startWebSocketProxy()
  const target = { kind: 'server', url: url.href, transport: kind, webSocketProxy: webSockets.url } as const
  const open = await openDatabase(target, testDeps, { patienceMs: 60_000 })
  const close = async () => {
    await open.close()
    await webSockets.close()
  }
  return { open, close }
}

/** Resets every connection again and again, one to some dozens of statements apart, while the work is done. */
async function whileCutting<T>(work: () => Promise<T>): Promise<T> {
  const done = new AbortController()
  const cutting = (async () => {
    while (!done.signal.aborted) {
      await delay(40 + Math.random() * 160)
      network.cut()
    }
  })()
  try {
    return await work()
  } finally {
    done.abort()
    await cutting
  }
}

const aProduct = () =>
  server.db.product.create({ data: { name: 'Oyster', slug: randomUUID(), price: 1, minStock: 10_000 } })
const numberOf = async (id: string) => (await server.db.product.findUniqueOrThrow({ where: { id } })).minStock

describe.each(['tcp', 'websocket'] as const)('over %s that is reset all the time', (kind) => {
  it('a write with an operation id is applied exactly once', async () => {
    const { open, close } = await throughTheProxy(kind)
    const { id } = await aProduct()
    await whileCutting(async () => {
      for (let round = 0; round < rounds; round += 1) {
        const operation = randomUUID()
        await open.write(
          (db) =>
            db.$transaction(async (tx) => {
              const fresh = await tx.$executeRaw`INSERT INTO operations VALUES (${operation}) ON CONFLICT DO NOTHING`
              if (fresh === 1) await tx.product.update({ where: { id }, data: { minStock: { decrement: 1 } } })
            }),
          { idempotent: true },
        )
      }
    })
    await close()
    expect(await numberOf(id)).toBe(10_000 - rounds)
  })

  it('a write that does not say it is safe is never applied twice', async () => {
    const { open, close } = await throughTheProxy(kind)
    const acknowledged: string[] = []
    await whileCutting(async () => {
      for (let round = 0; round < rounds; round += 1) {
        const hit = randomUUID()
        const work = open.write((db) => db.$executeRaw`INSERT INTO hits VALUES (${hit})`)
        await work.then(
          () => acknowledged.push(hit),
          () => undefined, // nobody knows: that is what the error says
        )
      }
    })
    await close()
    const rows = await server.db.$queryRaw<
      { hit: string; n: number }[]
    >`SELECT hit, count(*)::int AS n FROM hits GROUP BY 1`
    const applied = new Map(rows.map(({ hit, n }) => [hit, n]))
    expect([...applied.values()].every((n) => n === 1)).toBe(true)
    expect(acknowledged.filter((hit) => !applied.has(hit))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(0)
  })
})

it('a commit whose answer is lost: twice with a naive retry, never tried again unless safe, once with an operation id', async () => {
  const { open, close } = await throughTheProxy('tcp')
  const { id } = await aProduct()
  const operation = randomUUID()
  // The row is committed, then the connection breaks before the caller hears of it: the worst moment.
  const takeOne = (db: OpenDatabase['db'], isRemembered: boolean, attempt: number) =>
    db
      .$transaction(async (tx) => {
        const fresh = isRemembered
          ? await tx.$executeRaw`INSERT INTO operations VALUES (${operation}) ON CONFLICT DO NOTHING`
          : 1
        if (fresh === 1) await tx.product.update({ where: { id }, data: { minStock: { decrement: 1 } } })
      })
      .then(async () => {
        if (attempt > 1) return
        network.cut()
        await db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`
      })
  let attempt = 0
  await open.write((db) => takeOne(db, false, (attempt += 1)), { idempotent: true })
  expect([attempt, await numberOf(id)]).toEqual([2, 9_998])
  attempt = 0
  await expect(open.write((db) => takeOne(db, false, (attempt += 1)))).rejects.toThrow()
  expect([attempt, await numberOf(id)]).toEqual([1, 9_997])
  attempt = 0
  await open.write((db) => takeOne(db, true, (attempt += 1)), { idempotent: true })
  expect([attempt, await numberOf(id)]).toEqual([2, 9_996])
  await close()
})
