import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { workerThread } from '../../electron/platform/worker/worker-thread.ts'
import { migrationsDir } from '../../prisma/engine.ts'
import { addAuditRows, tamper } from '../support/audit-rows.ts'
import { type Desk, expect, test } from './desk.ts'

const spawnWorker = workerThread(new URL('../../electron/platform/database/embedded-worker.ts', import.meta.url))

/** Works in the desk's own database while its host is away. */
async function behindItsBack(desk: Desk, ...statements: string[]): Promise<void> {
  await desk.host.stop()
  const open = await openDatabase(
    { kind: 'embedded', dir: `${desk.host.dataDir}/farm/db` },
    { migrationsDir, spawnWorker },
  )
  if (statements.length === 0) await addAuditRows(open.db, 3000)
  else await tamper(open.db, ...statements)
  await open.close()
  await desk.host.start()
}

async function faults(desk: Desk): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: desk.window }).analyze()
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`))
}

test('the owner walks the trail by keys, finds a change, and Verify tells when somebody altered a row', async ({
  desk,
}) => {
  test.slow() // three starts of the host, two of the database beside it
  const { window, host } = desk
  await desk.firstRun()
  await behindItsBack(desk)
  await window.goto(`${host.url}people/audit`)
  const grid = window.getByRole('grid', { name: 'Audit trail' })
  await expect(grid).toBeVisible({ timeout: 30_000 })
  expect(await grid.getByRole('row').count()).toBeLessThan(100) // virtual: not all that are loaded are drawn

  // One tab stop; the arrows move on from it, and more rows come at the end of what is loaded.
  const focused = window.locator('tr:focus')
  await grid.getByRole('row').nth(1).focus()
  await window.keyboard.press('ArrowDown')
  await expect(focused).toHaveAttribute('aria-rowindex', '3')
  await window.keyboard.press('End')
  await expect(focused).toHaveAttribute('aria-rowindex', /^\d{3}$/)
  await expect
    .poll(async () => {
      await window.keyboard.press('End')
      return Number(await focused.getAttribute('aria-rowindex'))
    })
    .toBeGreaterThan(500)

  // Enter opens, the list keeps its place, Escape gives the focus back to the row.
  const place = (await focused.getAttribute('aria-rowindex')) ?? ''
  await window.keyboard.press('Enter')
  const panel = window.getByRole('complementary', { name: /^(Added|Changed|Removed|Signed in): / })
  await expect(panel).toContainText('What changed')
  expect(await faults(desk)).toEqual([])
  await window.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(focused).toHaveAttribute('aria-rowindex', place)

  // By its link it opens again, however far down it lies: the list begins anew at its top.
  await window.keyboard.press('Enter')
  await expect(panel).toBeVisible()
  const said = await panel.getByRole('heading').first().innerText()
  await window.reload()
  await expect(panel.getByRole('heading', { name: said })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await window.keyboard.press('/')
  await window.keyboard.type('new2000')
  await expect(grid.getByRole('row')).toHaveCount(2)
  await expect(grid).toContainText('old2000')
  await window.keyboard.press('ControlOrMeta+A')
  await window.keyboard.type('nothing at all')
  await expect(window.getByText('No row fits these filters')).toBeVisible()
  await window.getByRole('button', { name: 'Clear filters' }).click()
  await expect(grid).toBeVisible()

  await window.getByRole('button', { name: 'Verify' }).click()
  await expect(window.getByText(/rows, all as written\./)).toBeVisible()
  await behindItsBack(
    desk,
    `UPDATE audit_logs SET user_id = 'ben' WHERE seq = 512`,
    'DELETE FROM audit_logs WHERE seq = 900',
  )
  await window.goto(`${host.url}people/audit`)
  await window.getByRole('button', { name: 'Verify' }).click()
  const found = window.getByRole('alert')
  await expect(found).toContainText('Row 512 was altered')
  await expect(found).toContainText('Row 900 was removed.')
  expect(await faults(desk)).toEqual([])
  await found.getByRole('button', { name: 'Show' }).first().click()
  await expect(grid.getByRole('row').nth(1)).toContainText('512')

  const take = async (as: string) => {
    const saved = window.waitForEvent('download')
    await window.getByRole('button', { name: 'Export' }).click()
    await window.getByRole('menuitem', { name: as }).click()
    const file = await saved
    return { name: file.suggestedFilename(), start: (await readFile(await file.path())).subarray(0, 7).toString() }
  }
  expect(await take('CSV file')).toEqual({ name: 'audit.csv', start: '\uFEFFseq,' })
  expect(await take('Excel file')).toEqual({ name: 'audit.xlsx', start: expect.stringMatching(/^PK/) as unknown })
})
