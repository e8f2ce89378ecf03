import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { createRouterClient, implement, type RouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAppRouter } from '../../electron/app-router.ts'
import { contract } from '../../electron/contract/index.ts'
import type { Caller } from '../../electron/contract/routes.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { ok } from '../../electron/platform/result.ts'
import { createPortServer } from '../../electron/transports/port-server.ts'
import { portOfThread } from '../../electron/transports/ports.ts'
import { createPortLink } from '../../renderer/host/transport/port-link.ts'
import { type Database, freshDatabase } from '../support/database.ts'
import { addPerson, openTestFarm, type TestFarm } from '../support/test-farm.ts'
import { inTurns, isLong, report } from './report.ts'

// Many short ones: the median passes over those in which the machine did something else, or the session was read anew.
const rounds = isLong ? 2000 : 400
const callsPerRound = 50

// The same procedure twice, with nothing to do: what is left is what the router asks before and after.
const bare = implement(contract).$context<Caller>()
const bareRouter = { account: { sessions: bare.account.sessions.handler(() => []) } }
type Client = RouterClient<typeof bareRouter>

let own: Database
let farm: TestFarm
let caller: Caller
let checkedRouter: ReturnType<typeof createAppRouter>
const channels: MessageChannel[] = []

beforeAll(async () => {
  own = await freshDatabase()
  farm = await openTestFarm(own)
  await addPerson(own.db, { email: 'ana@farm.test', role: 'GROWER' })
  caller = (await farm.signedIn('ana@farm.test')).caller
  const account = { ...farm.farm.routes.account, sessions: () => Promise.resolve(ok([])) }
  const idle = { ...farm.farm, routes: { ...farm.farm.routes, account } }
  const always = {} as Parameters<typeof createAppRouter>[0]['always'] // nothing here asks for it
  const now = () => new Date()
  checkedRouter = createAppRouter({ always, farm: () => idle, phase: () => 'ready', now, log: silentLog })
})
afterAll(async () => {
  for (const { port1 } of channels) port1.close()
  await farm.stop()
  await own.drop()
})

function throughPort(router: Parameters<typeof createPortServer>[0]): Client {
  const channel = new MessageChannel()
  channels.push(channel)
  createPortServer(router, silentLog)(portOfThread(channel.port2), caller)
  return createORPCClient(createPortLink(portOfThread(channel.port1), () => undefined))
}

async function compare(
  of: { bench: string; of: string; aim: string },
  checked: Client,
  plain: Client,
): Promise<number> {
  const times = async (client: Client) => {
    for (let n = 0; n < callsPerRound; n += 1) await client.account.sessions()
  }
  expect(await checked.account.sessions()).toEqual([])
  expect(await plain.account.sessions()).toEqual([])
  // Long enough for the compiler to have seen both.
  for (let n = 0; n < 400; n += 1) {
    await times(checked)
    await times(plain)
  }
  const { oursMs, referenceMs } = await inTurns(
    rounds,
    () => times(checked),
    () => times(plain),
  )
  const ratio = oursMs / referenceMs
  report({
    ...of,
    ratio,
    oursMicros: Math.round((oursMs / callsPerRound) * 1000),
    referenceMicros: Math.round((referenceMs / callsPerRound) * 1000),
  })
  return ratio
}

it('asking who and may costs a small part of a call', async () => {
  const call = { bench: 'auth/call', of: 'time of a call with who and may asked / the same without', aim: '<= 1.3' }
  const ratio = await compare(call, throughPort(checkedRouter), throughPort(bareRouter))
  // The same without a door: a call that nobody makes, but it shows the cost of the questions alone.
  const alone = { bench: 'auth/router-alone', of: 'the same inside of one thread, without a door', aim: 'none' }
  const context = { context: caller }
  // The client of every procedure, of which one is called here.
  const checked: Client = createRouterClient(checkedRouter, context)
  const aloneRatio = await compare(alone, checked, createRouterClient(bareRouter, context))
  // Far above the aim: this only catches a call that became another kind of thing.
  expect(ratio).toBeLessThan(3)
  expect(aloneRatio).toBeLessThan(20)
})
