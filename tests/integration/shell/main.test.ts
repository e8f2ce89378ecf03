import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Contract } from '../../../electron/contract/index.ts'
import { connectChannel } from '../../../electron/contract/port-protocol.ts'
import { FolderInUse, lockFolder } from '../../../electron/platform/folder-lock.ts'
import { portOfThread } from '../../../electron/transports/ports.ts'
import { createPortLink } from '../../../renderer/host/transport/port-link.ts'
import { until } from '../../support/until.ts'

type Double = typeof import('../../support/electron-double.ts')

let dataDir: string
let double: Double
let before: { argv: string[]; umask: number }
beforeEach(() => {
  before = { argv: process.argv, umask: process.umask(0o022) }
  process.umask(before.umask)
  dataDir = mkdtempSync(join(tmpdir(), 'mash-shell-'))
})
afterEach(async () => {
  if (double.record.exits.length === 0) double.app.quit()
  await until('the application stopped', () => double.record.exits.length > 0)
  process.argv = before.argv
  process.umask(before.umask) // the files after this one run in the same process
  rmSync(dataDir, { recursive: true, force: true })
})

/** Runs the real main.ts on a fresh double, up to its first window. */
async function startMain(prepare: (fresh: Double) => void = () => undefined) {
  vi.resetModules()
  process.argv = ['electron', '.', '--inspect=0', '--data', dataDir]
  double = await import('../../support/electron-double.ts')
  prepare(double)
  await import('../../../electron/main.ts')
  expect(double.record.windows).toHaveLength(0)
  double.mainModuleEnded()
}

async function startWindow(prepare?: (fresh: Double) => void) {
  await startMain(prepare)
  await until('the window opened', () => double.record.windows.length === 1)
  const [window] = double.record.windows
  if (!window) throw new Error('no window')
  return window
}

type Window = Awaited<ReturnType<typeof startWindow>>
type Frame = Parameters<Double['postFromPage']>[2]

function connect(window: Window, frame?: Frame) {
  let closed = false
  const port = portOfThread(double.postFromPage(connectChannel, window, frame))
  const link = createPortLink(port, () => {
    closed = true
  })
  const client: ContractRouterClient<Contract> = createORPCClient(link)
  return { client, isClosed: () => closed }
}

describe('the shell (double, not Electron)', () => {
  it('opens one window with every protection on, shown when it is ready', async () => {
    const window = await startWindow()
    expect(double.record.sandbox).toBe(true)
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
    })
    expect(window.options.webPreferences?.preload).toMatch(/dist.preload.preload\.cjs$/)
    expect(window.options.show).toBe(false)
    expect(window.webContents.mainFrame.url).toBe('app://mash/')
    await until('it was shown', () => window.shown === 1)
    expect(double.record.paths.get('userData')).toBe(join(dataDir, 'window'))
  })

  it('keeps the page inside its origin, and lets only https leave to the system', async () => {
    const { webContents } = await startWindow()
    const foreign = [
      'https://example.org/',
      'app://mash.example/',
      'app://other/',
      'file:///etc/passwd',
      'javascript:1',
      'x',
    ]
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of foreign) expect([name, url, webContents.wasPrevented(name, { url })]).toEqual([name, url, true])
      expect(webContents.wasPrevented(name, { url: 'app://mash/chambers' })).toBe(false)
    }
    expect(webContents.wasPrevented('will-attach-webview', {})).toBe(true)
    for (const url of [...foreign, 'http://example.org/', 'smb://host/share']) {
      const details = {
        url,
        frameName: '',
        features: '',
        disposition: 'new-window',
        referrer: { url: '', policy: 'default' },
      }
      expect(webContents.askToOpen?.(details as never)).toEqual({ action: 'deny' })
    }
    expect(double.record.opened).toEqual(['https://example.org/'])
  })

  it('grants nothing but copying, both when asked and when checked', async () => {
    await startWindow()
    const { request, check, device } = double.permissions
    const asked = (permission: string, url: string) => {
      let granted = true
      request?.(undefined as never, permission as never, (answer) => (granted = answer), {
        requestingUrl: url,
      } as never)
      return [granted, check?.(null, permission as never, url, {} as never)]
    }
    expect(asked('clipboard-sanitized-write', 'app://mash/')).toEqual([true, true])
    expect(asked('clipboard-sanitized-write', 'https://example.org/')).toEqual([false, false])
    for (const name of [
      'media',
      'geolocation',
      'serial',
      'usb',
      'hid',
      'openExternal',
      'clipboard-read',
      'fullscreen',
    ]) {
      expect([name, ...asked(name, 'app://mash/')]).toEqual([name, false, false])
    }
    expect(device?.({} as never)).toBe(false)
  })

  it('serves the page from its own scheme, with the policy, and nothing beside it', async () => {
    await startWindow()
    const [scheme] = double.record.schemes
    expect(scheme).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } })
    expect(scheme?.privileges).not.toHaveProperty('bypassCSP')
    const serve = double.record.handlers.get('app')
    const get = async (url: string, init?: RequestInit) => await serve?.(new Request(url, init))
    const page = await get('app://mash/chambers')
    expect(page?.headers.get('content-security-policy')).toMatch(/script-src 'self';/)
    expect(page?.headers.get('x-content-type-options')).toBe('nosniff')
    for (const url of [
      'app://mash/..%2f..%2fpackage.json',
      'app://mash/%2e%2e%5cpackage.json',
      'app://other/index.html',
    ]) {
      expect([400, 403, 404]).toContain((await get(url))?.status)
    }
    expect((await get('app://mash/', { method: 'POST' }))?.status).toBe(404)
  })

  it('answers calls and streams of its own page over the port it was handed', async () => {
    const { client } = connect(await startWindow())
    const states = await client.system.state()
    expect((await states.next()).value).toMatchObject({ phase: 'choose-start', host: 'electron' })
    await states.return()
    await expect(client.identity.me()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
  })

  it.each<[string, Frame]>([
    ['a frame of another origin', { url: 'https://example.org/', parent: null }],
    ['an origin that only begins like ours', { url: 'app://mash.example/', parent: null }],
    ['a frame inside our page', { url: 'app://mash/', parent: { url: 'app://mash/', parent: null } }],
    ['a frame that is gone', null],
  ])('hands no port to %s', async (_name, frame) => {
    const { client, isClosed } = connect(await startWindow(), frame)
    await expect(client.identity.me()).rejects.toMatchObject({ code: 'HOST_CLOSED' })
    expect(isClosed()).toBe(true)
  })

  it('ends the streams of a window that is gone', async () => {
    const window = await startWindow()
    const { client, isClosed } = connect(window)
    await (await client.system.state()).next()
    window.destroy()
    await until('its port was closed', isClosed)
  })

  it('shows the open window when it is started a second time', async () => {
    const window = await startWindow()
    window.minimized = true
    double.app.emit('second-instance', {}, [], '')
    expect([window.minimized, window.focused]).toEqual([false, 1])
  })

  it('quits at once when another instance has the folder, without touching it', async () => {
    await startMain((fresh) => {
      fresh.machine.isFirstInstance = false
    })
    await until('it quit', () => double.record.exits.length === 1)
    expect(double.record.windows).toHaveLength(0)
  })

  it('says so and ends when the browser host has the folder', async () => {
    const unlock = lockFolder(dataDir)
    await startMain()
    await until('it gave up', () => double.record.exits.length === 1)
    expect(double.record.exits).toEqual([1])
    expect(double.record.errorBoxes[0]).toContain(dataDir)
    unlock()
  })

  it('stops the application once when the last window closes, and lets go of the folder', async () => {
    const window = await startWindow()
    expect(() => lockFolder(dataDir)).toThrow(FolderInUse)
    window.close()
    await until('it ended', () => double.record.exits.length > 0)
    expect(double.record.exits).toEqual([0])
    lockFolder(dataDir)()
  })

  it('opens where it was closed, unless that screen is gone', async () => {
    const first = await startWindow()
    first.bounds = { x: 2000, y: 40, width: 1000, height: 700 }
    first.close()
    await until('it ended', () => double.record.exits.length === 1)
    const second = await startWindow((fresh) => {
      fresh.machine.displays.push({ workArea: { x: 1920, y: 0, width: 1920, height: 1040 } })
    })
    expect(second.options).toMatchObject({ x: 2000, y: 40, width: 1000, height: 700 })
    second.close()
    await until('it ended', () => double.record.exits.length === 1)
    const third = await startWindow()
    expect(third.options).toMatchObject({ width: 1000, height: 700 })
    expect(third.options).not.toHaveProperty('x')
  })
})
