import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserServer, chromium, type Page } from 'playwright'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { type Database, freshDatabase } from '../support/database.ts'
import { type DeskHost, startHost } from '../support/desk-host.ts'
import { addPerson, testPassword } from '../support/test-farm.ts'

let own: Database
let dataDir: string
let host: DeskHost
let browser: BrowserServer | null = null
beforeEach(async () => {
  own = await freshDatabase()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'ben@farm.test', role: 'ADMIN' })
  await own.db.user.create({
    data: { email: 'c@farm.test', role: 'BUYER', firstName: 'Marilou', phoneNumber: '+639175550142' },
  })
  dataDir = mkdtempSync(join(tmpdir(), 'mash-draft-kill-'))
  host = await startHost({ dataDir, flags: ['--database-url', own.url] })
})
afterEach(async () => {
  await browser?.kill()
  await host.remove()
  await own.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A browser that never was here before, with somebody signed in at the host. */
async function signedIn(login: string): Promise<Page> {
  browser = await chromium.launchServer(chromiumPath === undefined ? {} : { executablePath: chromiumPath })
  const context = await (await chromium.connect(browser.wsEndpoint())).newContext({ locale: 'en-PH' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(host.url)
  await page.getByLabel(/e-?mail/i).fill(login)
  await page.getByLabel('Password', { exact: true }).fill(testPassword)

  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Orders' }).first().waitFor()
  return page
}

/** As a power cut does: the host and the browser at one moment, with all that they hold in memory. */
async function cutPower(): Promise<void> {
  await Promise.all([host.kill9(), browser?.kill()])
  browser = null
}

it('what was typed up to a second before a power cut is there again, for the person who typed it alone', async () => {
  const order = await signedIn('ana@farm.test')
  const product = await order.context().newPage()
  await product.goto(`${host.url}inventory/new`)
  await product.getByLabel('Name', { exact: true }).waitFor()
  await order.keyboard.press('F2')
  await order.getByRole('heading', { name: 'New order' }).waitFor()
  await order.keyboard.type('0142')
  await order.keyboard.press('Enter')
  await order.getByRole('heading', { name: 'Marilou' }).waitFor()
  await order.getByLabel('Note for the packer').pressSequentially('Two boxes, by the gate', { delay: 20 })
  await product.getByLabel('Name', { exact: true }).pressSequentially('Lion’s mane', { delay: 20 })
  const dialog = await order.context().newPage()
  await dialog.goto(`${host.url}customers`)
  await dialog.getByRole('button', { name: 'Add customer' }).click()
  await dialog.getByLabel('First name').pressSequentially('Nena', { delay: 20 })
  await dialog.getByLabel('Phone number').pressSequentially('0918555', { delay: 20 })
  await sleep(1000)
  await cutPower()
  await host.start()

  const other = await signedIn('ben@farm.test')
  await other.goto(`${host.url}orders/new`)
  expect(await other.getByLabel('Note for the packer').inputValue()).toBe('')
  expect(await other.getByText('Not sent yet').count()).toBe(0)
  await browser?.kill()

  const again = await signedIn('ana@farm.test')
  await again.getByText('Not sent yet, and kept here:').waitFor()
  await again.getByRole('link', { name: 'new order for Marilou' }).click()
  await again.getByRole('heading', { name: 'Marilou' }).waitFor()
  expect(await again.getByLabel('Note for the packer').inputValue()).toBe('Two boxes, by the gate')
  expect(await again.getByLabel('Caller’s number').inputValue()).toBe('+639175550142')
  await again.getByText(/^Restored from \d\d:\d\d$/).waitFor()
  await again.getByRole('link', { name: 'new product Lion’s mane' }).click()
  await again.getByText(/^Restored from \d\d:\d\d$/).waitFor()
  expect(await again.getByLabel('Name', { exact: true }).inputValue()).toBe('Lion’s mane')
  await again.getByRole('link', { name: 'new customer Nena' }).click()
  await again.getByRole('button', { name: 'Add customer' }).click()
  await again.getByText(/^Restored from \d\d:\d\d$/).waitFor()
  expect(await again.getByLabel('First name').inputValue()).toBe('Nena')
  expect(await again.getByLabel('Phone number').inputValue()).toBe('0918555')
  // Closed by a slip it is kept, given up it is not.
  await again.keyboard.press('Escape')
  await again.getByRole('button', { name: 'Add customer' }).click()
  expect(await again.getByLabel('First name').inputValue()).toBe('Nena')
  await again.getByRole('button', { name: 'Cancel' }).click()
  await again.getByRole('button', { name: 'Add customer' }).click()
  expect(await again.getByLabel('First name').inputValue()).toBe('')
  await again.keyboard.press('Escape')
  await again.goto(`${host.url}inventory/new`)
  // Discarded is gone from the disk as well.
  await again.getByRole('button', { name: 'Discard' }).click()
  expect(await again.getByLabel('Name', { exact: true }).inputValue()).toBe('')
  await sleep(1000)
  await cutPower()
  await host.start()
  const last = await signedIn('ana@farm.test')
  await last.getByRole('link', { name: 'new order for Marilou' }).waitFor()
  expect(await last.getByRole('link', { name: /new product|new customer/ }).count()).toBe(0)
})
