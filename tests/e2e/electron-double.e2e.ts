import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openElectronDouble } from '../support/electron-in-chromium.ts'

test.describe('the desktop window (double, not Electron)', () => {
  let dataDir: string
  test.beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'mash-window-'))
  })
  test.afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('the built page asks the built main process through the built preload', async ({ page }) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    const desk = await openElectronDouble(page, dataDir)

    // The ways to begin are drawn only once system.state has come over the port.
    await expect(page.getByRole('radio')).toHaveCount(3)
    const reachable = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'mashHost') as object),
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
    }))
    expect(reachable).toEqual({ bridge: ['kind', 'requestPort'], require: 'undefined', process: 'undefined' })

    await page.reload()
    await expect(page.getByRole('radio')).toHaveCount(3)
    expect(complaints).toEqual([])
    expect(await desk.quit()).toBe(0)
  })
})
