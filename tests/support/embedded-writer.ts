// A program of its own that opens an embedded database and writes rows without end. It prints `open`, then the id of
// every row once it is acknowledged: whoever kills it knows what must be there afterwards.
// node embedded-writer.ts <folder> [--hold]   --hold opens and writes nothing
import { writeSync } from 'node:fs'
import { DatabaseRefused, openDatabase } from '../../electron/platform/database/index.ts'
import { workerThread } from '../../electron/platform/worker/index.ts'
import { migrationsDir } from '../../prisma/engine.ts'

const [dir = '', mode] = process.argv.slice(2)
const entry = new URL('../../electron/platform/database/embedded-worker.ts', import.meta.url)
// Straight to the descriptor: a line that is printed is out, whatever happens to this process next.
const say = (line: string) => writeSync(1, `${line}\n`)

try {
  const open = await openDatabase({ kind: 'embedded', dir }, { migrationsDir, spawnWorker: workerThread(entry) })
  say('open')
  while (mode !== '--hold') {
    // A few at once, and now and then a batch, so that commits of several sizes are under way.
    const users = await Promise.all(
      Array.from({ length: 4 }, (_, n) =>
        open.db.user.create({ data: { email: `${performance.now()}-${n}@farm.test` } }),
      ),
    )
    for (const { id } of users) say(id)
  }
  setInterval(() => undefined, 60_000)
} catch (error) {
  say(error instanceof DatabaseRefused ? `refused ${error.code}` : `failed ${String(error)}`)
  process.exitCode = 1
}
