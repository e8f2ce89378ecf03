import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { productInput } from '../support/product-input.ts'
import { type Desk, expect, test } from './desk.ts'

/** Two orders of ₱1,120.00 that somebody says were paid by GCash, of which the second has a slip in its reference. */
async function twoClaims(desk: Desk): Promise<void> {
  const { id } = (await desk.call('products.create', productInput({ priceCentavos: 100_000 }))) as { id: string }
  await desk.call('stock.receive', { productId: id, quantity: 9, harvestedAt: null, sellBy: null, reason: 'harvest' })
  const { customer } = (await desk.call('customers.create', {
    ...{ firstName: 'Mia', lastName: 'Cruz', phoneNumber: '+639170000001', email: '' },
  })) as { customer: { id: string } }
  for (const [customerId, reference] of [
    [null, '1093515120001'],
    [customer.id, '1093515129900'],
  ]) {
    const cart = (await desk.call('carts.open', { customerId, channel: 'walk-in' })) as { id: string }
    await desk.call('carts.add', { id: cart.id, productId: id, quantity: 1 })
    await desk.call('orders.place', {
      ...{ cartId: cart.id, operationId: crypto.randomUUID(), handOver: 'pickup', neededAt: null, notes: '' },
      ...{ shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null },
      payment: { method: 'GCASH', reference },
    })
  }
}

/** As an account's own page gives it away: a heading found late, and not every row money that came. */
function statementFile() {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const rows = [
    'Bukid Kabute,,,,,',
    'Transactions of 0917 000 0002,,,,,',
    '',
    'Date and Time,Description,Reference No.,Debit,Credit,Status',
    `${day} 09:15 AM,Transfer from 09170000009,1093515120001,,"1,120.00",COMPLETED`,
    `${day} 09:20 AM,Transfer from MIA CRUZ,1093515120009,,"1,120.00",COMPLETED`,
    `${day} 09:25 AM,Transfer from 09170000003,1093515120010,,"1,120.00",FAILED`,
    `${day} 10:00 AM,Buy Load,1093515120002,50.00,,COMPLETED`,
    `${day} 10:05 AM,Transfer from 09170000004,9.01E+12,,250.00,COMPLETED`,
    `${day} 10:10 AM,Cash-back,1093515120001,,5.00,COMPLETED`,
  ]
  return { name: 'gcash.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

async function choose(window: Page, button: string): Promise<void> {
  const asked = window.waitForEvent('filechooser')
  await window.getByRole('button', { name: button }).click()
  await (await asked).setFiles(statementFile())
}

test('a statement is looked at, imported and linked, and leads to the order whose money it is', async ({ desk }) => {
  test.setTimeout(180_000)
  const { window, host } = desk
  await desk.firstRun()
  await twoClaims(desk)
  await window.goto(`${host.url}orders`)
  await window.getByRole('button', { name: 'More', exact: true }).click()
  await window.getByRole('menuitem', { name: 'Import statement' }).click()
  await choose(window, 'Choose CSV file')

  const dialog = window.getByRole('dialog', { name: 'Import gcash.csv' })
  // While it works, what it does is said as well.
  const counts = dialog.getByRole('status').last()
  await expect(counts).toContainText('3 lines came in')
  for (const left of ['1 × money out', '1 × not completed', '1 × a spreadsheet damaged the reference'])
    await expect(counts).toContainText(left)
  await expect(counts).toContainText('Proves 1 claim')
  const sample = dialog.getByRole('table', { name: 'First rows of the file' })
  await expect(sample.getByRole('row', { name: /^₱1,120\.00 came in/ })).toHaveCount(2)
  await expect(sample.getByRole('row', { name: /^money out .*Buy Load/ })).toBeVisible()
  expect(await seriousFaults(window)).toEqual([])

  await dialog.getByRole('button', { name: 'Import 3 lines' }).click()
  await expect(counts).toContainText('1 claim found')
  const lines = dialog.getByRole('table', { name: 'Lines of the statement' })
  await lines.getByRole('button', { name: /^Likely MASH-\d+-000002 \(Mia Cruz\)/ }).click()
  await expect(counts).toContainText('2 claims found')
  expect(await seriousFaults(window)).toEqual([])
  await lines.getByRole('link', { name: /^Proves MASH-\d+-000002$/ }).click()
  await expect(dialog).toBeHidden()
  const panel = window.getByRole('complementary', { name: /^MASH-\d+-000002/ })
  await expect(panel.getByText('In the statement')).toBeVisible()

  await desk.call('account.savePreferences', { language: 'fil' })
  await window.goto(`${host.url}orders`)
  await window.getByRole('button', { name: 'Iba pa', exact: true }).click()
  await window.getByRole('menuitem', { name: 'Mag-import ng statement' }).click()
  const again = window.getByRole('dialog')
  await expect(again.getByRole('button', { name: 'gcash.csv' })).toBeVisible()
  await choose(window, 'Pumili ng CSV file')
  await expect(again.getByRole('alert')).toContainText('Na-import na ang file na ito')
  await expect(again.getByRole('status').last()).toContainText('1 × perang lumabas')
  await expect(again.getByRole('button', { name: 'I-import ang 3 linya' })).toBeDisabled()
})
