import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { findElectron } from '../../electron/setup/electron-host.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const found = findElectron({ root })
const isRequired = process.env.MASH_REQUIRE_ELECTRON === '1'

test.describe('the desktop window (real Electron)', () => {
  test.skip(!found.ok && !isRequired, found.ok ? '' : `no usable Electron here: ${found.why}`)

  let dataDir: string
  let app: ElectronApplication
  let page: Page
  test.beforeEach(async () => {
    if (!found.ok) throw new Error(`MASH_REQUIRE_ELECTRON=1, but ${found.why}`)
    dataDir = mkdtempSync(join(tmpdir(), 'mash-electron-'))
    app = await _electron.launch({ executablePath: found.exe, args: [root, '--data', dataDir] })
    page = await app.firstWindow()
  })
  test.afterEach(async () => {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('opens on our own origin and reaches the application over its port', async () => {
    await expect(page.getByRole('radio')).toHaveCount(3)
    expect(page.url()).toMatch(/^app:\/\/mash\//)
    await page.reload()
    await expect(page.getByRole('radio')).toHaveCount(3)
  })

  test('runs the page in a sandbox, without Node', async () => {
    const seen = await page.evaluate(() => ({
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
      bridge: Object.keys(Reflect.get(window, 'mashHost') as object),
      origin: location.origin,
    }))
    expect(seen).toEqual({
      require: 'undefined',
      process: 'undefined',
      bridge: ['kind', 'requestPort'],
      origin: 'app://mash',
    })
  })

  test('stays where it is when the page is told to leave', async () => {
    await page.evaluate(() => {
      location.href = 'https://example.org/'
    })
    await expect(page.getByRole('radio')).toHaveCount(3)
    expect(page.url()).toMatch(/^app:\/\/mash\//)
  })
})
