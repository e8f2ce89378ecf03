import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { productInput } from '../support/product-input.ts'
import { type Desk, expect, test } from './desk.ts'

const caller = { firstName: 'Marilou', lastName: 'Evangelista', phoneNumber: '+639175550142', email: '' }
const home = {
  type: 'shipping',
  firstName: 'Marilou',
  lastName: 'Evangelista',
  company: '',
  street1: '82 Lopez Ave., Batong Malake',
  street2: '',
  city: 'Los Baños',
  state: 'Laguna',
  postalCode: '4030',
  country: 'Philippines',
  phoneNumber: '+639175550142',
  isDefault: true,
}

async function stockUp(desk: Desk, name: string, priceCentavos: number, packSize: number): Promise<void> {
  const { id } = (await desk.call('products.create', productInput({ name, priceCentavos, unit: 'g', packSize }))) as {
    id: string
  }
  const received = { productId: id, quantity: 42, harvestedAt: null, sellBy: null, reason: 'harvest' }
  await desk.call('stock.receive', received)
}

/** A farm that sells two things and knows one caller. */
async function openShop(desk: Desk): Promise<void> {
  await desk.firstRun()
  await stockUp(desk, 'Oyster, fresh', 28_000, 1000)
  await stockUp(desk, 'Shiitake, fresh', 17_500, 250)
  const { customer } = (await desk.call('customers.create', caller)) as { customer: { id: string } }
  await desk.call('customers.saveAddress', { customerId: customer.id, known: null, address: home })
}

/** Presses keys and counts them, as a person's fingers would. */
function fingers(page: Page) {
  let keys = 0
  return {
    press: async (key: string) => {
      keys += 1
      await page.keyboard.press(key)
    },
    type: async (text: string) => {
      keys += text.length
      await page.keyboard.type(text)
    },
    count: () => keys,
  }
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

test('a known caller’s order is placed by keyboard alone', async ({ desk }) => {
  test.setTimeout(180_000)
  const { window } = desk
  await openShop(desk)
  await window.reload()
  await expect(window.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Orders' })).toBeVisible()
  const { press, type, count } = fingers(window)

  await press('F2')
  await expect(window.getByRole('heading', { name: 'New order' })).toBeVisible()
  await type('0142')
  await press('Enter')
  await expect(window.getByRole('heading', { name: 'Marilou Evangelista' })).toBeVisible()
  await expect(window.getByText('82 Lopez Ave., Batong Malake')).toBeVisible()
  await type('oys')
  await press('Enter')
  await type('++')
  await type('shii')
  await press('Enter')
  await expect(window.getByRole('row', { name: /Oyster, fresh/ })).toContainText('₱840.00')
  await expect(window.getByRole('row', { name: /Shiitake, fresh/ })).toContainText('₱175.00')
  await expect(window.getByText('2 lines, 4 items')).toBeVisible()
  expect(await seriousFaults(window)).toEqual([])
  await press('F9')

  await expect(window.getByRole('heading', { name: 'Orders' })).toBeVisible()
  const row = window.getByRole('row', { name: /Marilou Evangelista/ })
  await expect(row).toContainText('Pending')
  await expect(row).toContainText('Los Baños')
  const panel = window.getByRole('complementary', { name: /^MASH-\d{4}-000001$/ })
  await expect(panel).toContainText('3 × ₱280.00')
  expect(await seriousFaults(window)).toEqual([])
  // F2, four digits and Enter; three letters, Enter, two +; four letters, Enter; F9.
  expect(count()).toBe(18)

  await press('F9')
  await expect(panel.getByText('Confirmed').first()).toBeVisible()
  await expect(row).toContainText('Confirmed')
})

test('a clerk who types ahead of the screen loses no key', async ({ desk }) => {
  test.setTimeout(180_000)
  const { window } = desk
  const { keyboard } = window
  await openShop(desk)
  await window.reload()
  await expect(window.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Orders' })).toBeVisible()
  // Everything answers late, the screen itself too.
  await window.route(/\/rpc\/|new-order-screen/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.continue()
  })

  await keyboard.press('F2')
  await keyboard.type('0142')
  await keyboard.press('Enter')
  await keyboard.type('oys')
  await keyboard.press('Enter')
  await keyboard.type('++')
  await keyboard.type('shii')
  await keyboard.press('Enter')
  await expect(window.getByText('2 lines, 4 items')).toBeVisible({ timeout: 30_000 })
  await keyboard.type('*sliced')
  await keyboard.press('Enter')
  await keyboard.press('F9')
  const panel = window.getByRole('complementary', { name: /^MASH-\d{4}-000001$/ })
  await expect(panel).toContainText('3 × ₱280.00', { timeout: 30_000 })
  await expect(panel).toContainText('1 × ₱175.00')
  await expect(panel).toContainText('sliced')
  await expect(panel).toContainText('82 Lopez Ave.')

  // A word nothing is found by: the order waits for whoever typed it, and + does not change another line.
  await keyboard.press('F2')
  await keyboard.type('0142')
  await keyboard.press('Enter')
  await keyboard.type('oys')
  await keyboard.press('Enter')
  await keyboard.type('truffles')
  await keyboard.press('Enter')
  await keyboard.type('+')
  await keyboard.press('F9')
  await expect(window.getByText(/truffles/)).toBeVisible({ timeout: 30_000 })
  await expect(window.getByText('1 line, 1 item')).toBeVisible()
  await expect(window.getByRole('heading', { name: 'New order' })).toBeVisible()
  expect(((await desk.call('orders.list', { limit: 100, after: null })) as { total: number }).total).toBe(1)
  await expect(window.getByRole('button', { name: /Place order/ })).not.toHaveAttribute('aria-disabled', 'true')
  await keyboard.press('F9')
  await expect(window.getByRole('complementary', { name: /^MASH-\d{4}-000002$/ })).toBeVisible({ timeout: 30_000 })
})

test('an order stays one when its answer is lost, and its draft outlives a reload', async ({ desk }) => {
  test.setTimeout(180_000)
  const { window } = desk
  await openShop(desk)
  await window.reload()
  await expect(window.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Orders' })).toBeVisible()
  const { press, type } = fingers(window)
  await press('F2')
  await expect(window.getByRole('heading', { name: 'New order' })).toBeVisible()
  await type('0142')
  await press('Enter')
  await expect(window.getByRole('heading', { name: 'Marilou Evangelista' })).toBeVisible()
  await type('oys')
  await press('Enter')
  await expect(window.getByText('1 line, 1 item')).toBeVisible()
  await window.reload()
  await expect(window.getByRole('heading', { name: 'Marilou Evangelista' })).toBeVisible()
  await expect(window.getByText('1 line, 1 item')).toBeVisible()

  // The order is placed; its answer never comes back.
  await window.route('**/rpc/orders/place', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await press('F9')
  await expect(window.getByRole('alert').first()).toBeVisible()
  await window.unroute('**/rpc/orders/place')
  await press('F9')
  await expect(window.getByRole('heading', { name: 'Orders' })).toBeVisible()
  const { total } = (await desk.call('orders.list', { limit: 100, after: null })) as { total: number }
  expect(total).toBe(1)
})

test('a cart that is answered late does not undo the line that was added meanwhile', async ({ desk }) => {
  const { window } = desk
  await openShop(desk)
  await window.goto(`${desk.host.url}orders/new`)
  // The empty cart is read before the line is added, and its answer comes long after.
  await window.route(/\/rpc\/carts\/get/, async (route) => {
    const response = await route.fetch()
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await route.fulfill({ response })
  })
  await window.route(/\/rpc\/carts\/add/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800))
    await route.continue()
  })
  const late = window.waitForResponse(/\/rpc\/carts\/get/)
  await window.getByRole('combobox', { name: 'Find a product' }).fill('oyster')
  await window.getByRole('option', { name: /Oyster, fresh/ }).click()
  await expect(window.getByText('1 line, 1 item')).toBeVisible()
  await late
  // What is asked next is answered later still.
  await window.getByRole('combobox', { name: 'Find a product' }).fill('shiitake')
  await expect(window.getByRole('option', { name: /Shiitake, fresh/ })).toBeVisible()
  await expect(window.getByText('1 line, 1 item')).toBeVisible()
  await window.unrouteAll({ behavior: 'ignoreErrors' })
})
