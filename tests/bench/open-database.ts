// Opens an embedded database and nothing else, and prints how many milliseconds that took.
import { openDatabase } from '../../electron/platform/database/index.ts'
import { workerThread } from '../../electron/platform/worker/index.ts'
import { migrationsDir } from '../../prisma/engine.ts'

const spawnWorker = workerThread(new URL('../../electron/platform/database/embedded-worker.ts', import.meta.url))
const start = performance.now()
const open = await openDatabase({ kind: 'embedded', dir: process.argv[2] ?? '' }, { migrationsDir, spawnWorker })
await open.read((db) => db.user.count())
console.log(performance.now() - start)
await open.close()
process.exit(0)
