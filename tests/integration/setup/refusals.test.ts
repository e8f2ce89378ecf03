import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, onTestFinished } from 'vitest'
import { freshDatabase } from '../../support/database.ts'
import { describeRefusals, namedRefusals, type Refusals } from '../../support/refusals.ts'
import { openTestApp, type TestApp } from '../../support/test-app.ts'
import type { TestClient } from '../../support/test-farm.ts'

/** A server that answers at once that it has no such database: set before the first test. */
let nobodyThere = ''
const owner = { firstName: 'Ana', lastName: 'Reyes', email: 'ana@farm.test', password: 'Kabute-2026' }
const atThisComputer = { via: 'http', ipAddress: '127.0.0.1' } as const
const elsewhere = { via: 'http', ipAddress: '192.168.1.9' } as const

const opened: TestApp[] = []
afterAll(async () => {
  for (const app of opened) await app.stop()
})

/** A desktop whose farm does not open. */
async function failed() {
  const app = await openTestApp({ url: nobodyThere }, { mayFail: true })
  opened.push(app)
  return app
}
/** One that nobody has told anything. */
async function undecided() {
  const app = await failed()
  await app.desk(atThisComputer).client.setup.back()
  return app
}
/** One whose farm has no owner yet. */
async function ownerless() {
  const own = await freshDatabase()
  onTestFinished(() => own.drop())
  const app = await openTestApp(own)
  onTestFinished(() => app.stop())
  return app
}
/** One that waits for a server which takes the call and says nothing. */
async function opening() {
  const app = await undecided()
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  onTestFinished(() => void silent.close())
  const { port } = silent.address() as AddressInfo
  await app.desk(atThisComputer).client.setup.choose({ start: 'join', url: `postgresql://a:b@127.0.0.1:${port}/c` })
  return app
}

const first = async (steps: AsyncIterable<unknown>) => {
  for await (const step of steps) return step
  return null
}
const calls: Record<string, (client: TestClient) => Promise<unknown>> = {
  testDatabase: async ({ setup }) => first(await setup.testDatabase({ url: nobodyThere })),
  choose: ({ setup }) => setup.choose({ start: 'join', url: nobodyThere }),
  back: ({ setup }) => setup.back(),
}
const createOwner = ({ setup }: TestClient) => setup.createOwner({ farmName: 'Bukid Kabute', ...owner })
const at = async (
  app: Promise<TestApp>,
  call: (client: TestClient) => Promise<unknown>,
  from: object = atThisComputer,
) => call((await app).desk(from).client)

describeRefusals(namedRefusals(['setup']), async (own) => {
  nobodyThere = Object.assign(new URL(own.url), { pathname: '/no_such_farm' }).href
  const ready = openTestApp(own)
  opened.push(await ready)
  const rows: Refusals = {}
  for (const [name, call] of Object.entries(calls)) {
    rows[`setup.${name} ALREADY_SET_UP`] = { refused: () => at(ready, call), allowed: () => at(undecided(), call) }
    rows[`setup.${name} NOT_ON_THIS_COMPUTER`] = {
      refused: () => at(failed(), call, elsewhere),
      allowed: () => at(failed(), call, atThisComputer),
    }
  }
  const retry = ({ setup }: TestClient) => setup.retry()
  return {
    ...rows,
    'setup.choose URL_MISSING': {
      refused: () => at(undecided(), ({ setup }) => setup.choose({ start: 'join' })),
      allowed: () => at(undecided(), ({ setup }) => setup.choose({ start: 'join', url: nobodyThere })),
    },
    'setup.retry ALREADY_SET_UP': { refused: () => at(ready, retry), allowed: () => at(failed(), retry) },
    'setup.createOwner ALREADY_SET_UP': {
      refused: () => at(ready, createOwner),
      allowed: () => at(ownerless(), createOwner),
    },
    'setup.createOwner STILL_OPENING': {
      refused: () => at(opening(), createOwner),
      allowed: () => at(ownerless(), createOwner),
    },
    'setup.createOwner NOT_OPEN': {
      refused: () => at(undecided(), createOwner),
      allowed: () => at(ownerless(), createOwner),
    },
  }
})
