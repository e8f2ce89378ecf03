// A program of its own that keeps things as the application does, and says each on its output once it was told that it
// is kept: whoever watches its calls to the system knows what a power cut after each of these lines must leave.
// node writer.ts <readings | drafts | settings | secrets | certificate | farm> <folder>
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { createRegistry } from '../../../electron/features/chambers/registry.ts'
import { ownPair } from '../../../electron/features/keys/door-certificate.ts'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { openDraftFile } from '../../../electron/platform/draft-file.ts'
import { makeFolder } from '../../../electron/platform/durable-files.ts'
import { openSecrets } from '../../../electron/platform/secrets/index.ts'
import { openSettings } from '../../../electron/platform/settings-file.ts'
import { openSpool } from '../../../electron/platform/spool.ts'
import { workerThread } from '../../../electron/platform/worker/index.ts'
import { migrationsDir } from '../../../prisma/engine.ts'

const [what = '', dir = ''] = process.argv.slice(2)
const kept = (name: string) => writeSync(1, `${name}\n`)
const now = new Date('2026-11-23T00:00:00Z')
const readings = (from: number) => Array.from({ length: 3 }, (_, n) => ({ id: `r${String(from + n)}`, body: '{}' }))

const writers: Record<string, () => Promise<void> | void> = {
  readings() {
    makeFolder(join(dir, 'farm'))
    const spool = openSpool(join(dir, 'farm', 'spool.sqlite'))
    for (let n = 0; n < 30; n += 3) {
      spool.append(readings(n))
      kept(`r${String(n + 2)}`)
    }
    const [hopeless] = spool.peek(1)
    if (hopeless) spool.bury(hopeless, 'its sensor is gone')
    kept('buried')
  },
  drafts() {
    const drafts = openDraftFile(join(dir, 'drafts.sqlite'), () => undefined)
    for (let n = 0; n < 10; n += 1) {
      drafts.put('ana', { name: `form ${String(n % 4)}`, json: String(n), savedAt: now })
      kept(String(n))
    }
  },
  settings() {
    const settings = openSettings(dir, (cwd, configName) => new Conf({ cwd, configName }), now)
    for (let n = 1; n <= 6; n += 1) {
      settings.change({ dismissedDevices: [`device ${String(n)}`] })
      kept(`device ${String(n)}`)
    }
  },
  async secrets() {
    const secrets = await openSecrets({ folder: dir })
    for (const name of ['data-key-farm', 'mqtt-password', 'smtp-password', 'mqtt-password'] as const) {
      await secrets.set(name, `of ${name}`)
      kept(name)
    }
  },
  async certificate() {
    const { fingerprint } = await ownPair(dir, await openSecrets({ folder: dir }), new Date())
    kept(fingerprint)
  },
  async farm() {
    const entry = new URL('../../../electron/platform/database/embedded-worker.ts', import.meta.url)
    const target = { kind: 'embedded', dir: join(dir, 'farm', 'db') } as const
    const { db } = await openDatabase(target, { migrationsDir, spawnWorker: workerThread(entry) })
    const registry = createRegistry(join(dir, 'chambers.json'), () => undefined)
    for (let n = 0; n < 5; n += 1) {
      const serialNumber = `MASH-${String(n)}`
      await db.device.create({ data: { serialNumber, name: serialNumber, type: 'MUSHROOM_CHAMBER' } })
      await registry.load(db, 'nobody')
      kept(serialNumber)
    }
  },
}

await writers[what]?.()
// As a power cut: nothing is closed.
process.exit(0)
