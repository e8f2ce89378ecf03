import { createInterface } from 'node:readline'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { workerThread } from '../../electron/platform/worker/index.ts'
import { migrationsDir } from '../../prisma/engine.ts'
import { openTestFarm, type TestFarm, testPassword } from './test-farm.ts'

/**
 * A desktop in a process of its own. A line that names a race and its arguments prepares it (`ready`); the next line
 * runs its calls at once (`answers […]`). It ends with its input.
 */
type Calls = () => Promise<unknown>[]

const races: Record<string, (farm: TestFarm, login: string, extra: string) => Promise<Calls>> = {
  guess: (farm, login, ipAddress) => {
    const { client } = farm.desk({ ipAddress })
    const guess = () => client.identity.signIn({ login, password: `${testPassword}?`, stay: false })
    return Promise.resolve(() => Array.from({ length: 4 }, guess))
  },
  'step-down': async (farm, login) => {
    const { client } = await farm.signedIn(login)
    const { id } = (await client.identity.me()) ?? { id: '' }
    return () => [client.people.setRoles({ id, role: 'GROWER', roleIds: [] })]
  },
  'backup-code': async (farm, login, code) => {
    const { client } = farm.desk()
    const answer = await client.identity.signIn({ login, password: testPassword, stay: false })
    if (answer.done) throw new Error('no second factor was asked for')
    return () => [client.identity.secondFactor({ ticket: answer.ticket, code })]
  },
}

async function codesOf(calls: Calls): Promise<string> {
  const done = await Promise.allSettled(calls())
  return JSON.stringify(
    done.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: unknown }).code)),
  )
}

const [url = ''] = process.argv.slice(2)
const spawnWorker = workerThread(new URL('../../electron/platform/database/embedded-worker.ts', import.meta.url))
const open = await openDatabase({ kind: 'server', url, transport: 'tcp' }, { migrationsDir, spawnWorker })
const farm = await openTestFarm({ open, url })
let prepared: Calls | null = null
for await (const line of createInterface({ input: process.stdin })) {
  const [race = '', login = '', extra = ''] = line.split(' ')
  if (prepared) {
    console.log(`answers ${await codesOf(prepared)}`)
    prepared = null
  } else {
    prepared = (await races[race]?.(farm, login, extra)) ?? null
    console.log(prepared ? 'ready' : `no such race: ${race}`)
  }
}
await farm.stop()
await open.close()
