// What was acknowledged is on the disk. A program keeps things while strace writes down its calls to the system; these
// are played on a disk that forgets what was not flushed, the power is cut after each line with which the program
// acknowledged, and what is left is opened as the application opens it.
// Not seen here: a disk that says it flushed and did not; a write that is half on the disk (tests/faults/power-cut);
// the system's keychain; the names of the data folder itself and of those above it.
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { describe, expect, it } from 'vitest'
import { createRegistry } from '../../electron/features/chambers/registry.ts'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { openDraftFile } from '../../electron/platform/draft-file.ts'
import { openSecrets } from '../../electron/platform/secrets/index.ts'
import { openSettings } from '../../electron/platform/settings-file.ts'
import { openSpool } from '../../electron/platform/spool.ts'
import { testDeps } from '../support/database.ts'
import { type Cut, cannotTrace, cutAfterEachLine } from '../support/flushed/trace-writer.ts'

const reason = cannotTrace()
const now = new Date('2026-11-23T00:00:00Z')
const openStore = (cwd: string, configName: string) => new Conf({ cwd, configName })
const lastOf = ({ said }: Cut) => said.at(-1) ?? ''

describe.skipIf(reason !== null)(
  `a power cut after each acknowledgement${reason ? `, SKIPPED: ${reason}` : ''}`,
  () => {
    it('keeps every reading of which the broker was told that it is here', async () => {
      const said = await cutAfterEachLine('readings', (cut) => {
        const spool = openSpool(join(cut.folder, 'farm', 'spool.sqlite'))
        const ids = spool.peek(1000).map(({ id }) => id)
        const isBuried = lastOf(cut) === 'buried'
        const count = isBuried ? 30 : Number(lastOf(cut).slice(1)) + 1
        const all = Array.from({ length: count }, (_, n) => `r${String(n)}`)
        expect(ids).toEqual(expect.arrayContaining(isBuried ? all.slice(1) : all))
        expect(spool.dead()).toBe(isBuried ? 1 : 0)
        spool.close()
      })
      expect(said).toHaveLength(11)
    })

    it('keeps what was typed', async () => {
      const said = await cutAfterEachLine('drafts', ({ said, folder }) => {
        const drafts = openDraftFile(join(folder, 'drafts.sqlite'), (error) => expect.fail(String(error)))
        const json = new Map(drafts.list('ana', now).map((draft) => [draft.name, Number(draft.json)]))
        for (const line of said)
          expect(json.get(`form ${String(Number(line) % 4)}`)).toBeGreaterThanOrEqual(Number(line))
        drafts.close()
      })
      expect(said).toHaveLength(10)
    })

    it('keeps the settings as they were changed last', async () => {
      const said = await cutAfterEachLine('settings', (cut) => {
        const settings = openSettings(cut.folder, openStore, now)
        expect(settings.movedTo).toBeNull()
        expect(settings.get().dismissedDevices).toEqual([lastOf(cut)])
      })
      expect(said).toHaveLength(6)
    })

    it('keeps the secrets where there is no keychain: the farm’s data key, without which second factors are lost', async () => {
      const said = await cutAfterEachLine('secrets', async ({ said, folder }) => {
        const secrets = await openSecrets({ folder })
        for (const name of said) expect(await secrets.get(name as 'mqtt-password')).toBe(`of ${name}`)
      })
      expect(said).toHaveLength(4)
    })

    it('keeps the certificate that programs were told to trust, and its key', async () => {
      const said = await cutAfterEachLine('certificate', async (cut) => {
        const kept = new X509Certificate(readFileSync(join(cut.folder, 'api-door.pem')))
        expect(kept.fingerprint256).toBe(lastOf(cut))
        const key = await (await openSecrets({ folder: cut.folder })).get('api-door-key')
        expect(kept.checkPrivateKey(createPrivateKey(key ?? ''))).toBe(true)
      })
      expect(said).toHaveLength(1)
    })

    it('keeps what the embedded database has committed, from the first start on, and its copy of the chambers', async () => {
      const look = async ({ said, folder }: Cut) => {
        const open = await openDatabase({ kind: 'embedded', dir: join(folder, 'farm', 'db') }, testDeps)
        const stored = await open.db.device.findMany({ select: { serialNumber: true } })
        await open.close()
        expect(stored.map(({ serialNumber }) => serialNumber)).toEqual(expect.arrayContaining([...said]))
        const copy = createRegistry(join(folder, 'chambers.json'), (error) => expect.fail(String(error)))
        expect(copy.all().map(({ serialNumber }) => serialNumber)).toEqual(expect.arrayContaining([...said]))
      }
      const said = await cutAfterEachLine('farm', look, (line) => line === 4)
      expect(said).toHaveLength(5)
    })
  },
)
