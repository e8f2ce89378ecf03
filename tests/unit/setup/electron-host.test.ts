import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectron, noWindow } from '../../../electron/setup/electron-host.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mash-electron-'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

const dir = () => join(root, 'node_modules', 'electron')
const screen = { platform: 'linux' as const, uid: 1000, env: { DISPLAY: ':0', PATH: process.env.PATH } }
const find = (env: NodeJS.ProcessEnv = {}) => findElectron({ root, ...screen, env: { ...screen.env, ...env } })

function addPackage() {
  mkdirSync(dir(), { recursive: true })
  writeFileSync(join(dir(), 'package.json'), '{"version":"45.4.1"}')
}

/** A program that answers the probe as Electron run as Node does. */
function addBinary(folder: string, { version = 'v45.4.1', exit = 0, mode = 0o755 } = {}) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'electron'), `#!/bin/sh\necho "libgtk-3.so.0: cannot open" >&2\nexit ${exit}\n`)
  chmodSync(join(folder, 'electron'), mode)
  if (version) writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(dir(), 'path.txt'), 'electron')
}

describe('findElectron', () => {
  it('finds a whole installation', () => {
    addPackage()
    addBinary(join(dir(), 'dist'))
    expect(find()).toEqual({ ok: true, exe: join(dir(), 'dist', 'electron'), version: '45.4.1' })
  })

  it('finds an unpacked release by its variable', () => {
    addPackage()
    const own = join(root, 'release')
    addBinary(own, { version: '' })
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: own })).toMatchObject({ ok: true, exe: join(own, 'electron') })
  })

  it('says that the package is missing, without importing anything', () => {
    expect(find()).toMatchObject({ ok: false, code: 'no-package' })
  })

  it.each([
    ['no-binary', () => undefined],
    ['no-binary', () => addBinary(join(dir(), 'dist'), { mode: 0o644 })],
    ['no-binary', () => addBinary(join(dir(), 'dist'), { version: '' })],
    ['wrong-version', () => addBinary(join(dir(), 'dist'), { version: 'v44.0.0' })],
    ['broken', () => addBinary(join(dir(), 'dist'), { exit: 127 })],
  ])('says %s for an installation that is not whole', (code, prepare) => {
    addPackage()
    prepare()
    expect(find()).toMatchObject({ ok: false, code })
  })

  it('tells what a broken one said', () => {
    addPackage()
    addBinary(join(dir(), 'dist'), { exit: 127 })
    expect(find()).toMatchObject({ why: expect.stringContaining('libgtk-3.so.0') as string })
  })
})

describe('noWindow', () => {
  it('names what keeps a window from being shown', () => {
    expect(noWindow(screen)).toBeNull()
    expect(noWindow({ ...screen, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull()
    expect(noWindow({ ...screen, env: {} })).toMatchObject({ code: 'no-display' })
    expect(noWindow({ ...screen, uid: 0 })).toMatchObject({ code: 'root' })
    expect(noWindow({ platform: 'win32', env: {}, uid: undefined })).toBeNull()
    expect(noWindow({ ...screen, env: { DISPLAY: ':0', MASH_WINDOW: 'browser' } })).toMatchObject({ code: 'forced' })
  })
})
