import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { mendModes } from '../../../electron/platform/private-folder.ts'
import { startHost } from '../../support/desk-host.ts'
import { rpcClient } from '../../support/rpc.ts'
import { until } from '../../support/until.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
const all = (folder: string) => ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]
/** What anyone but its user could open. Files that a database removes meanwhile are not there any more. */
const readable = (folder: string) =>
  all(folder).filter((name) => {
    const found = lstatSync(join(folder, name), { throwIfNoEntry: false })
    return found && !found.isSymbolicLink() && (found.mode & 0o077) !== 0
  })

/** Asked by setting it: asking alone is deprecated. */
function umask(): number {
  const found = process.umask(0o077)
  process.umask(found)
  return found
}

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it('is mended at its own names alone, without following links', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mash-modes-'))
    const outside = mkdtempSync(join(tmpdir(), 'mash-modes-'))
    const put = (path: string, mode: number) => {
      writeFileSync(path, '')
      chmodSync(path, mode)
    }
    for (const name of ['farm', 'farm/db', 'joined-0a1b2c3d', 'joined-mine', 'photos', 'logs']) {
      mkdirSync(join(folder, name))
      chmodSync(join(folder, name), 0o755)
    }
    const files = [
      'settings.json',
      'farm/db/1259',
      'photos/cat.png',
      'logs/mash.log',
      'joined-0a1b2c3d/x',
      'joined-mine/x',
    ]
    for (const name of files) put(join(folder, name), 0o644)
    put(join(folder, 'run'), 0o755)
    put(join(outside, 'secret'), 0o644)
    symlinkSync(join(outside, 'secret'), join(folder, 'farm', 'link'))
    symlinkSync(outside, join(folder, 'demo'))
    chmodSync(folder, 0o755)
    expect(mendModes(folder)).toBeNull()
    expect(modeOf(folder)).toBe('700')
    expect(modeOf(join(folder, 'run'))).toBe('700')
    expect(modeOf(join(folder, 'settings.json'))).toBe('600')
    expect(readable(folder).toSorted()).toEqual([
      'demo/secret', // by the link: it lies outside
      'joined-mine',
      'joined-mine/x',
      'photos',
      'photos/cat.png',
    ])
    expect([modeOf(join(outside, 'secret')), modeOf(join(folder, 'farm', 'db'))]).toEqual(['644', '700'])
    for (const made of [folder, outside]) rmSync(made, { recursive: true })
  })

  it('is not the rule for programs that the person is shown, which make files as they always do', async () => {
    const before = umask()
    onTestFinished(() => void process.umask(before))
    // A process begins once; this one has begun already where a test before opened the window.
    vi.resetModules()
    const { asPerson, keepPrivate } = await import('../../../electron/platform/private-folder.ts')
    process.umask(0o002)
    expect(asPerson(umask)).toBe(0o002)
    keepPrivate()
    expect(umask()).toBe(0o077)
    expect(asPerson(umask)).toBe(0o002)
    expect(umask()).toBe(0o077)
  })

  it('after a day of a farm holds no file that others can read, nor after it was copied carelessly', async () => {
    const host = await startHost({ entry: 'source' })
    onTestFinished(() => host.remove())
    const { dataDir } = host
    const owner = { firstName: 'Ana', lastName: 'Reyes', email: 'ana@farm.test', password: 'Kabute-2026' }
    const ana = rpcClient(host.url)
    const ask = async (path: string, input?: unknown) => (await ana.call(path, input)).status
    await ask('setup/choose', { start: 'demo' })
    const made = () => ask('setup/createOwner', { farmName: 'Bukid Kabute', ...owner })
    await until('the owner is made', async () => (await made()) === 200, 60_000)
    expect(await ask('drafts/put', { name: 'order', json: '{"note":"two boxes"}' })).toBe(200)
    const door = { enabled: true, port: 0, open: true, certificate: '', privateKey: null }
    expect(await ask('keys/saveDoor', door)).toBe(200)
    expect(
      all(dataDir).filter((name) => /drafts|spool|secrets|settings|mash\.log|PG_VERSION|\.pem|\.crt/.test(name)),
    ).not.toEqual([])
    expect(readable(dataDir)).toEqual([])
    await host.stop()
    for (const name of all(dataDir)) chmodSync(join(dataDir, name), lstatSync(join(dataDir, name)).mode | 0o055)
    writeFileSync(join(dataDir, 'logs', 'mash.log'), '{}\n'.repeat(2_000_000)) // is put aside at the start
    await host.start()
    await until('the log was put aside', () => readdirSync(join(dataDir, 'logs')).length > 1)
    expect(readable(dataDir)).toEqual([])
  })
})
