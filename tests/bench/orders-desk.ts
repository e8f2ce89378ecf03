// One desktop of the orders bench: a whole farm on the server's database, with some clerks who place what they are told.
import { randomUUID } from 'node:crypto'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { workerThread } from '../../electron/platform/worker/index.ts'
import { migrationsDir } from '../../prisma/engine.ts'
import { codeOf } from '../support/outcome.ts'
import { pickup } from '../support/sell.ts'
import { openTestFarm } from '../support/test-farm.ts'

export type Told = { cartIds: string[]; clerks: number }
export type Said = { codes: Record<string, number>; cpuMs: number } | 'ready'

const url = process.argv[2] ?? ''
const spawnWorker = workerThread(new URL('../../electron/platform/database/embedded-worker.ts', import.meta.url))
const open = await openDatabase({ kind: 'server', url, transport: 'tcp' }, { migrationsDir, spawnWorker })
const farm = await openTestFarm({ open, url })
const { client } = await farm.signedIn('ana@farm.test')
const say = (said: Said) => process.send?.(said)

process.on('message', ({ cartIds, clerks }: Told) => {
  const codes: Record<string, number> = {}
  const before = process.cpuUsage()
  const clerk = async () => {
    for (let id = cartIds.pop(); id !== undefined; id = cartIds.pop()) {
      const code = await codeOf(client.orders.place({ ...pickup(id), operationId: randomUUID() }))
      codes[code] = (codes[code] ?? 0) + 1
    }
  }
  void Promise.all(Array.from({ length: clerks }, clerk)).then(() => {
    const { user, system } = process.cpuUsage(before)
    say({ codes, cpuMs: (user + system) / 1000 })
  })
})
process.on('disconnect', () => process.exit(0))
say('ready')
