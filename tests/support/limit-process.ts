import { createRateLimit } from '../../electron/features/keys/rate-limit.ts'
import { systemClock } from '../../electron/platform/clock.ts'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { workerThread } from '../../electron/platform/worker/index.ts'
import { migrationsDir } from '../../prisma/engine.ts'

/** A process of its own that asks the rate limit of one key `times` times at once, and prints how many passed. */
const [url = '', times = '0'] = process.argv.slice(2)
const spawnWorker = workerThread(new URL('../../electron/platform/database/embedded-worker.ts', import.meta.url))
const database = await openDatabase({ kind: 'server', url, transport: 'tcp' }, { migrationsDir, spawnWorker })
const limits = createRateLimit({ database, now: systemClock, windowSeconds: 86_400 })
const call = { keyId: 'k1', userId: 'u1', role: 'SUPER_ADMIN', rateClass: 'expensive' } as const
const taken = await Promise.all(Array.from({ length: Number(times) }, () => limits.take(call)))
console.log(`passed ${taken.filter(({ passes }) => passes).length}`)
await database.close()
