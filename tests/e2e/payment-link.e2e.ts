import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { type PaymongoEmulator, startPaymongo } from '../support/paymongo.ts'
import { productInput } from '../support/product-input.ts'
import { test as base, type Desk, expect } from './desk.ts'

/** A desk whose PayMongo is an emulator on this computer. */
const test = base.extend<{ paymongo: PaymongoEmulator }>({
  // Playwright reads what a fixture needs from the pattern of its first argument.
  paymongo: async ({}, use) => {
    const paymongo = await startPaymongo()
    await use(paymongo)
    await paymongo.stop()
  },
  hostOptions: async ({ paymongo }, use) => {
    await use({ env: { MASH_PAYMONGO_URL: paymongo.url } })
  },
})

/** A walk-in's order of one thing: ₱280 and VAT. */
async function placeOrder(desk: Desk): Promise<void> {
  const { id } = (await desk.call('products.create', productInput())) as { id: string }
  await desk.call('stock.receive', { productId: id, quantity: 9, harvestedAt: null, sellBy: null, reason: 'harvest' })
  const cart = (await desk.call('carts.open', { customerId: null, channel: 'walk-in' })) as { id: string }
  await desk.call('carts.add', { id: cart.id, productId: id, quantity: 1 })
  await desk.call('orders.place', {
    ...{ cartId: cart.id, operationId: crypto.randomUUID(), handOver: 'pickup', neededAt: null },
    ...{ shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null },
    ...{ notes: '', payment: null },
  })
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

test('a customer pays by a link and the order says so by itself', async ({ desk, paymongo }) => {
  test.setTimeout(180_000)
  const { window, host } = desk
  await desk.firstRun()
  await placeOrder(desk)
  await window.goto(`${host.url}settings/payments`)
  await window.getByLabel('Secret key of PayMongo').fill('sk_test_kabute1234')
  await window.getByRole('button', { name: 'Test key' }).click()
  await expect(window.getByText('PayMongo lets it in')).toBeVisible()
  await window.keyboard.press('F9')
  await expect(window.getByText('Test key •••• 1234: no real money moves')).toBeVisible()
  await expect(window.getByLabel('Secret key of PayMongo')).toHaveValue('')

  await window.goto(`${host.url}orders`)
  await window.getByRole('row', { name: /Walk-in/ }).click()
  const panel = window.getByRole('complementary', { name: /^MASH-/ })
  await panel.getByRole('button', { name: 'Payment link' }).press('Enter')
  const dialog = window.getByRole('dialog', { name: /^Payment link for MASH-/ })
  await window.keyboard.press('Enter') // the button that makes it has the focus
  await expect(dialog.getByRole('img', { name: 'QR code to pay ₱313.60' })).toBeVisible()
  await expect(dialog.getByRole('timer')).toHaveText(/^1[45]:\d\d$/)
  expect(await seriousFaults(window)).toEqual([])

  paymongo.pay(paymongo.links[0]?.id ?? '')
  await expect(dialog.getByText('Paid', { exact: true })).toBeVisible({ timeout: 15_000 })
  await window.keyboard.press('Escape')
  await expect(panel.getByText('Confirmed by PayMongo')).toBeVisible()
  await expect(panel).toContainText('₱313.60 received')
})
