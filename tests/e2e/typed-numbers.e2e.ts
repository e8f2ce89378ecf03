import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { everyProcedure } from '../support/every-procedure.ts'
import { productInput } from '../support/product-input.ts'
import { type Desk, expect, test } from './desk.ts'

const renderer = join(import.meta.dirname, '../../renderer')
/** Where a field or a cell for a number is drawn. */
const withNumbers = globSync('**/*.tsx', { cwd: renderer })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /<Number(Field|Cell)\b/.test(readFileSync(join(renderer, path), 'utf8')))
/** A browser has no list of printers, and so no copies; they are drawn by the same field. */
const notHere = ['paper/print-settings.tsx']

type Farm = { productId: string; chamberId: string; countId: string; orderId: string }

const made = (answer: unknown) => answer as { id: string }

/** Chambers, something to sell, a count that is open and an order that was paid. */
async function openFarm(desk: Desk): Promise<Farm> {
  await desk.firstRun('demo')
  await expect(desk.window.getByText('Calamba House 1')).toBeVisible({ timeout: 30_000 })
  const [chamber] = (await desk.call('chambers.list')) as { id: string }[]
  const { id: productId } = made(await desk.call('products.create', productInput()))
  const received = { harvestedAt: null, sellBy: null, reason: 'harvest' }
  await desk.call('stock.receive', { productId, quantity: 40, ...received })
  const cart = made(await desk.call('carts.open', { customerId: null, channel: 'walk-in' }))
  await desk.call('carts.add', { id: cart.id, productId, quantity: 2 })
  const order = made(
    await desk.call('orders.place', {
      ...{ cartId: cart.id, operationId: randomUUID(), handOver: 'pickup', channel: 'walk-in', neededAt: null },
      ...{ shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null },
      ...{ notes: '', payment: null },
    }),
  )
  await desk.call('payments.record', {
    ...{ orderId: order.id, operationId: randomUUID(), method: 'COD', amountCentavos: 10_000 },
    ...{ reference: '', note: '', picture: null },
  })
  const { id: countId } = made(await desk.call('stock.startCount', { categoryId: null, note: '' }))
  return { productId, chamberId: chamber?.id ?? '', countId, orderId: order.id }
}

type Place = {
  /** The files whose fields are seen here. */
  files: string[]
  path: (farm: Farm) => string
  /** Opens what is not there at once. */
  open?: (window: Page) => Promise<void>
}

const press = (window: Page, name: string | RegExp) => window.getByRole('button', { name }).first().click()
const inDialog = (name: string | RegExp) => (window: Page) => press(window, name)
const ofProduct = ({ productId }: Farm) => `inventory?open=${productId}`
const ofOrder = ({ orderId }: Farm) => `orders?open=${orderId}`

async function openBulk(window: Page, kind: string): Promise<void> {
  await window.getByLabel('Mark Oyster, fresh').click()
  await press(window, /^Change…/)
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /What changes/ })
    .click()
  await window.getByRole('option', { name: kind }).click()
}

const places: Record<string, Place> = {
  'farm rules': { files: ['features/settings/rule-editor.tsx'], path: () => 'settings/rules' },
  mail: {
    files: ['features/settings/mail-fields.tsx'],
    path: () => 'settings/mail',
    open: async (window) => {
      await window.getByLabel('Mail server').fill('smtp.example.org')
      await window.getByLabel('Sender’s address').fill('farm@example.org')
    },
  },
  'a broker of its own': {
    files: ['features/settings/embedded-fields.tsx'],
    path: () => 'settings/broker',
    open: async (window) => {
      await window.getByText('Run a broker on this computer').click()
    },
  },
  'door for programs': {
    files: ['features/keys/door-dialog.tsx'],
    path: () => 'people/keys',
    open: async (window) => {
      await press(window, 'Set up')
      await window.getByText('Let programs in').click()
    },
  },
  'a product': {
    files: ['features/inventory/product-fields.tsx', 'features/inventory/dimensions-field.tsx'],
    path: ({ productId }) => `inventory/${productId}`,
  },
  receive: { files: ['features/inventory/receive-dialog.tsx'], path: ofProduct, open: inDialog('Receive') },
  'write off': { files: ['features/inventory/write-off-dialog.tsx'], path: ofProduct, open: inDialog('Write off') },
  adjust: { files: ['features/inventory/adjust-dialog.tsx'], path: ofProduct, open: inDialog('Adjust') },
  labels: {
    files: ['features/inventory/label-dialog.tsx'],
    path: ofProduct,
    open: async (window) => {
      await press(window, 'More for Oyster, fresh')
      await window.getByRole('menuitem', { name: 'Labels' }).click()
    },
  },
  harvest: {
    files: ['features/inventory/harvest-dialog.tsx'],
    path: () => 'inventory?harvest=none',
    open: async (window) => {
      await window.getByRole('dialog').getByLabel('Product').fill('oyster')
      await window.getByRole('option', { name: /Oyster/ }).click()
    },
  },
  'many prices by per cent': {
    files: ['features/inventory/bulk-fields.tsx'],
    path: () => 'inventory',
    open: (window) => openBulk(window, 'Price by per cent'),
  },
  'many prices': { files: [], path: () => 'inventory', open: (window) => openBulk(window, 'Price to an amount') },
  'many low at': { files: [], path: () => 'inventory', open: (window) => openBulk(window, 'Low at') },
  'count sheet': {
    files: ['features/inventory/count-table.tsx'],
    path: ({ countId }) => `inventory/counts/${countId}`,
  },
  'set points': {
    files: ['features/chambers/set-points-dialog.tsx'],
    path: ({ chamberId }) => `chambers/${chamberId}`,
    open: inDialog('Edit'),
  },
  calibration: {
    files: ['features/chambers/sensor-dialog.tsx'],
    path: ({ chamberId }) => `chambers/${chamberId}`,
    open: async (window) => {
      await press(window, 'Sensors, calibration')
      await window
        .getByRole('dialog')
        .getByRole('button', { name: /^Calibrate/ })
        .first()
        .click()
    },
  },
  'new order': {
    files: ['features/orders/new-order/place-part.tsx', 'features/orders/new-order/quantity-cell.tsx'],
    path: () => 'orders/new',
    open: async (window) => {
      await window.getByLabel('Find a product').fill('oyster')
      await expect(window.getByRole('option', { name: /Oyster/ }).first()).toBeVisible()
      await window.keyboard.press('Enter')
      await expect(window.getByLabel('Quantity of Oyster, fresh')).toBeVisible()
    },
  },
  'record payment': {
    files: ['features/orders/payments/payment-dialog.tsx'],
    path: ofOrder,
    open: inDialog('Record payment'),
  },
  refund: {
    files: ['features/orders/payments/refund-dialog.tsx'],
    path: ofOrder,
    open: async (window) => {
      await press(window, 'Refund…')
      await window.getByLabel('Reason').fill('came back')
    },
  },
  'change lines': { files: ['features/orders/edit-dialog.tsx'], path: ofOrder, open: inDialog('Change lines') },
}

/** What changes something, besides the drafts, which keep what was typed as it was typed. */
const changes = new Set(
  everyProcedure
    .filter(({ name, meta }) => meta.changes && !name.startsWith('drafts.'))
    .map(({ name }) => `/rpc/${name.replace('.', '/')}`),
)

const widened = (text: string) =>
  text.replaceAll(/[0-9.,]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0))

/** `5x` in one field: marked, said why, still there, and nothing is sent by Enter, F9 or the button that goes on. */
async function refuses(window: Page, field: Locator, name: string): Promise<void> {
  const before = await field.inputValue()
  await field.fill('5x')
  await field.press('Enter')
  await field.press('F9')
  await expect(field, name).toHaveValue('5x')
  await field.blur()
  await expect(field, name).toHaveAttribute('aria-invalid', 'true')
  await expect(field, name).toHaveValue('5x')
  await expect(field, name).toHaveAccessibleDescription(/Digits only: “x”/)
  const dialog = window.getByRole('dialog')
  const around = (await dialog.count()) > 0 ? dialog : window.getByRole('main')
  for (const button of await around.locator('button.pri').all()) if (await button.isEnabled()) await button.click()
  await expect(field, name).toHaveValue('5x')
  // As it was, so that each field is tried alone; typed full width it is the same number.
  await field.fill(widened(before))
  await field.blur()
  await expect(field, name).toHaveValue(before)
}

test('what is no number is marked, stays and saves nothing, in every field of every screen', async ({ desk }) => {
  test.setTimeout(600_000) // each field of each screen
  const { window, host } = desk
  const farm = await openFarm(desk)
  const sent: string[] = []
  let at = ''
  window.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (changes.has(pathname)) sent.push(`${at}: ${pathname}`)
  })
  for (const [name, { path, open }] of Object.entries(places)) {
    await window.goto(host.url + path(farm))
    await open?.(window)
    const fields = window.locator('[data-number]:visible')
    await expect(fields.first(), name).toBeVisible()
    const before = sent.length
    at = name
    for (const field of await fields.all()) await refuses(window, field, name)
    expect(sent.slice(before), name).toEqual([])
  }
})

test('the walk goes by every file that draws a field for a number', () => {
  const walked = Object.values(places).flatMap(({ files }) => files)
  expect([...walked, ...notHere].toSorted()).toEqual(withNumbers.toSorted())
})

/** Copied elsewhere, as a spreadsheet gives it: with line ends. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.page().context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await field.evaluate((_input, copied) => navigator.clipboard.writeText(copied), text)
  await field.focus()
  await field.press('Control+V')
}

test('a comma is read for what it can only be, and said while it is typed', async ({ desk }) => {
  const { window, host } = desk
  const farm = await openFarm(desk)
  await window.goto(host.url + ofOrder(farm))
  await press(window, 'Record payment')
  const dialog = window.getByRole('dialog')
  const amount = dialog.getByLabel('Amount')
  await amount.fill('50,50')
  await expect(dialog.getByText('= ₱50.50')).toBeVisible()
  await dialog.getByRole('button', { name: /Method/ }).click()
  await window.getByRole('option', { name: /^Cash/ }).click()
  await dialog.getByRole('button', { name: 'Record payment' }).click()
  await expect(dialog).toBeHidden()
  const order = (await desk.call('orders.get', { id: farm.orderId })) as { payments: { amountCentavos: number }[] }
  expect(order.payments.map(({ amountCentavos }) => amountCentavos).toSorted((a, b) => a - b)).toEqual([5050, 10_000])

  await window.goto(`${host.url}settings/rules`)
  const fee = window.getByRole('textbox', { name: /^Delivery fee/ })
  await fee.fill('1.250,50')
  await fee.press('Enter')
  await expect(window.getByText('Delivery fee saved')).toBeVisible()
  const open = (await desk.call('config.open')) as Record<string, unknown>
  expect(open['orders.shipping_fee']).toBe(1250.5)
})

test('a quantity that is no number keeps the order from being placed, and one that is typed counts', async ({
  desk,
}) => {
  const { window, host } = desk
  const farm = await openFarm(desk)
  await window.goto(`${host.url}orders/new`)
  await places['new order']?.open?.(window)
  await window.keyboard.press('F7')
  const quantity = window.getByLabel('Quantity of Oyster, fresh')
  await quantity.fill('5pcs')
  await quantity.press('F9')
  await expect(quantity).toBeFocused()
  await expect(quantity).toHaveAccessibleDescription('Digits only: “pcs” is no part of a number.')
  await expect(window).toHaveURL(/orders\/new/)
  await quantity.fill('12 ')
  await quantity.press('Enter')
  await expect(window.getByText('1 line, 12 items')).toBeVisible()
  await expect(quantity).toHaveValue('12')
  await quantity.press('+')
  await expect(window.getByText('1 line, 13 items')).toBeVisible()
  // Typed and not left: the order has what the clerk sees.
  await quantity.fill(' 3')
  await quantity.press('F9')
  await expect(window).toHaveURL(/orders\?/)
  const list = (await desk.call('orders.list', {})) as { rows: { id: string; items?: number }[] }
  const [placed] = list.rows.filter(({ id }) => id !== farm.orderId)
  const order = (await desk.call('orders.get', { id: placed?.id })) as { lines: { quantity: number }[] }
  expect(order.lines.map((line) => line.quantity)).toEqual([3])
})

test('cells pasted together are no number, and what was not understood comes back after a reload', async ({ desk }) => {
  const { window, host } = desk
  const farm = await openFarm(desk)
  await window.goto(`${host.url}inventory/counts/${farm.countId}`)
  const counted = window.getByLabel('Oyster, fresh, counted')
  await counted.fill('')
  await paste(counted, '12\r\n130\r\n')
  await counted.blur()
  await expect(counted).toHaveValue('12 ↵ 130')
  await expect(counted).toHaveAccessibleDescription('More than one number. Please keep one.')
  await window.keyboard.press('F9')
  await expect(window.getByRole('dialog')).toBeHidden()
  await window.reload()
  await expect(counted).toHaveValue('12 ↵ 130')
  await expect(counted).toHaveAccessibleDescription('More than one number. Please keep one.')
  await counted.fill('')
  await paste(counted, '38\r\n')
  await counted.press('Enter')
  await expect(window.getByText(/1 of \d+ counted/)).toBeVisible()
  await window.reload()
  await expect(counted).toHaveValue('38')
  await expect(counted).toHaveAttribute('aria-invalid', 'false')

  await window.goto(host.url + ofProduct(farm))
  await press(window, 'Receive')
  const amount = window.getByRole('dialog').getByLabel('How many')
  await amount.fill('2.5')
  await amount.blur()
  await expect(amount).toHaveAccessibleDescription('Whole numbers only: 2 or 3.')
  await window.reload()
  await press(window, 'Receive')
  await expect(amount).toHaveValue('2.5')
  await expect(amount).toHaveAttribute('aria-invalid', 'true')

  await window.goto(`${host.url}inventory/${farm.productId}`)
  const cost = window.getByRole('textbox', { name: /^What it costs us/ })
  const width = window.getByRole('textbox', { name: /^Width/ })
  await cost.fill('1.250')
  await width.fill('3x')
  await width.blur()
  await window.reload()
  await expect(cost).toHaveValue('1.250')
  await expect(cost).toHaveAccessibleDescription('1250 or 1.25? Please type it that way.')
  await expect(width).toHaveValue('3x')
  // A wheel that turns over a field is no typing.
  await cost.fill('1250')
  await cost.hover()
  await window.mouse.wheel(0, 200)
  await expect(cost).toHaveValue('1250')
})
