import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { productInput } from '../support/product-input.ts'
import { expect, test } from './desk.ts'

test('an order’s slip is seen, saved and printed: the same bytes', async ({ desk }) => {
  test.setTimeout(120_000)
  const { window } = desk
  await desk.firstRun()
  const { id } = (await desk.call('products.create', productInput({ sku: 'OYS-1KG', shelfLifeDays: 5 }))) as {
    id: string
  }
  await desk.call('stock.receive', { productId: id, quantity: 9, harvestedAt: null, sellBy: null, reason: 'harvest' })
  const cart = (await desk.call('carts.open', { customerId: null, channel: 'walk-in' })) as { id: string }
  await desk.call('carts.add', { id: cart.id, productId: id, quantity: 2 })
  const { orderNumber } = (await desk.call('orders.place', {
    ...{ cartId: cart.id, operationId: crypto.randomUUID(), handOver: 'pickup', neededAt: null, notes: '' },
    ...{ shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null, payment: null },
  })) as { orderNumber: string }

  await window.goto(`${desk.host.url}orders`)
  await window.getByRole('row', { name: new RegExp(orderNumber.replace('MASH-', '')) }).click()
  await expect(window.getByRole('complementary', { name: orderNumber })).toBeVisible()
  await window.keyboard.press('p')
  const dialog = window.getByRole('dialog', { name: `Packing slip for ${orderNumber}` })
  await expect(dialog.getByText('Original')).toBeVisible()
  const { violations } = await new AxeBuilder({ page: window }).exclude('iframe').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  const download = window.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save as PDF' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe(`packing-slip-${orderNumber}.pdf`)
  const bytes = readFileSync(await file.path())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')

  await window.keyboard.press('F9')
  await dialog.getByRole('group', { name: 'Did the paper come out?' }).getByRole('button', { name: 'Yes' }).click()
  await expect(dialog).toBeHidden()
  await expect(window.getByText('Printed: Packing slip')).toBeVisible()
  const [job] = (await desk.call('documents.jobs', {})) as { sha256: string; state: string; copy: number }[]
  expect(job).toMatchObject({ state: 'done', copy: 1, sha256: createHash('sha256').update(bytes).digest('hex') })

  await window.keyboard.press('p')
  await expect(dialog.getByText('Reprint 1, marked as such')).toBeVisible()
  await window.goto(`${desk.host.url}settings/printing`)
  await expect(window.getByRole('row', { name: new RegExp(orderNumber) })).toContainText('Printed')
})
