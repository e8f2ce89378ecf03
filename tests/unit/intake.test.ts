import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { expect, it, onTestFinished } from 'vitest'
import { openIntake } from '../../electron/intake.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { ok } from '../../electron/platform/result.ts'
import { secretsFrom } from '../../electron/platform/secrets/secrets.ts'
import { openSettings } from '../../electron/platform/settings-file.ts'
import { openSpool } from '../../electron/platform/spool.ts'
import { houseTwo, serial, wellSaid } from './chambers/heard-farm.ts'

const now = () => new Date('2026-11-23T04:00:00Z')
const noSecrets = secretsFrom(
  { get: () => Promise.resolve(null), set: () => Promise.resolve(), delete: () => Promise.resolve() },
  'file',
  null,
)

it('keeps, when it stops, the readings that came and were not committed yet', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mash-intake-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  writeFileSync(join(folder, 'chambers.json'), JSON.stringify([{ chamber: houseTwo, ownerId: 'owner-1' }]))
  const intake = openIntake({
    folder,
    settings: openSettings(folder, (cwd, configName) => new Conf({ cwd, configName }), now()),
    secrets: noSecrets,
    binding: { list: () => Promise.resolve([]), open: () => Promise.reject(new Error('no port')) },
    now,
    log: silentLog,
  })
  intake.frames.arrived({
    ...{ source: 'mqtt', device: serial, dialect: 'json', topic: `devices/${serial}/sensor_data`, raw: '{}' },
    ...{ receivedAtMs: now().getTime(), retained: false, result: ok(wellSaid(now().getTime())) },
  })
  expect(intake.spool.waiting()).toBe(0)
  await intake.stop()
  const spool = openSpool(join(folder, 'spool.sqlite'))
  expect(spool.waiting()).toBe(6)
  spool.close()
})
