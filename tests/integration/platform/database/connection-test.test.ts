import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ConnectionTestStep, testDatabase } from '../../../../electron/platform/database/index.ts'
import { readMigrations } from '../../../../electron/platform/database/migration-files.ts'
import { migrationsDir } from '../../../../prisma/engine.ts'
import { type Database, emptyDatabase, freshDatabase } from '../../../support/database.ts'
import { freePort } from '../../../support/postgres.ts'
import { startWebSocketProxy, type WebSocketProxy } from '../../../support/websocket-proxy.ts'

let farm: Database
let webSockets: WebSocketProxy
beforeAll(async () => {
  farm = await freshDatabase()
  webSockets = await startWebSocketProxy({ host: '127.0.0.1', port: Number(new URL(farm.url).port) })
})
afterAll(async () => {
  await farm.drop()
  await webSockets.close()
})

async function stepsOf(url: string, webSocketProxy?: string): Promise<ConnectionTestStep[]> {
  const steps: ConnectionTestStep[] = []
  const deps = { migrationsDir, ...(webSocketProxy === undefined ? {} : { webSocketProxy }) }
  for await (const step of testDatabase(url, deps)) steps.push(step)
  return steps
}
const short = (steps: ConnectionTestStep[]) => steps.map(({ step, ok, detail }) => `${step} ${ok} ${detail}`)
const allWell = ['address true ADDRESS', 'answers true ANSWERS', 'accepted true ACCEPTED', 'encrypted true PLAIN_LOCAL']

it('walks through a farm that is well', async () => {
  const steps = await stepsOf(farm.url)
  expect(short(steps)).toEqual([...allWell, 'farm true FARM', 'clock true CLOCK'])
  expect(steps[2]?.data).toMatchObject({ user: 'mash', server: expect.stringMatching(/^1\d\./) as string })
  expect(steps[4]?.data).toEqual({ applied: readMigrations(migrationsDir).length, pending: 0 })
  expect(Math.abs(Number(steps[5]?.data?.['offsetMs']))).toBeLessThan(5_000)
})

it('knows an empty database, a newer farm, and somebody else', async () => {
  const empty = await emptyDatabase()
  expect(short(await stepsOf(empty.url))).toEqual([...allWell, 'farm true EMPTY', 'clock true CLOCK'])

  const newer = await freshDatabase()
  await newer.db.$executeRaw`UPDATE _prisma_migrations SET migration_name = '9_future'`
  expect(short(await stepsOf(newer.url))).toContain('farm false FARM_NEWER')
  await newer.drop()

  const other = await freshDatabase()
  await other.db.$executeRaw`DROP TABLE _prisma_migrations`
  expect(short(await stepsOf(other.url))).toContain('farm false OTHER_TABLES')
  await other.drop()
})

it('says who may not make tables', async () => {
  const { url, name } = await emptyDatabase()
  await farm.db.$executeRawUnsafe(`CREATE ROLE "guest_${name}" LOGIN`)
  expect(short(await stepsOf(url.replace('mash@', `guest_${name}@`)))).toContain('farm false NO_RIGHTS')
})

it.each([
  ['nonsense', ['address false NOT_A_URL']],
  ['mysql://a@b/c', ['address false NOT_POSTGRES']],
])('stops at a bad address: %s', async (url, expected) => {
  expect(short(await stepsOf(url))).toEqual(expected)
})

it('stops where nobody answers, or goes over the WebSocket', async () => {
  const url = farm.url.replace(/:\d+\//, `:${await freePort()}/`)
  expect(short(await stepsOf(url))).toEqual(['address true ADDRESS', 'answers false NO_ANSWER'])
  expect(short(await stepsOf(url, webSockets.url))).toEqual([
    'address true ADDRESS',
    'answers warn PORT_BLOCKED',
    'accepted true ACCEPTED',
    'encrypted true PLAIN_LOCAL',
    'farm true FARM',
    'clock true CLOCK',
  ])
})

it.each([
  ['a database that is not there', (url: string) => `${url}_not`, 'accepted false NO_DATABASE'],
  ['a server without TLS that should have it', (url: string) => `${url}?sslmode=require`, 'encrypted false TLS'],
])('stops at %s', async (_what, change, last) => {
  expect(short(await stepsOf(change(farm.url))).at(-1)).toBe(last)
})
