import { decodeRequestMessage, MessageType } from '@orpc/standard-server-peer'
import type { Page, Route } from 'playwright'
import { productInput } from '../support/product-input.ts'
import { expect, test } from './desk.ts'

/** The streams the page has asked for and not yet told the host to end, by their path. */
function watchStreams(window: Page): () => string[] {
  const open = new Map<string, string>()
  window.on('websocket', (socket) => {
    open.clear()
    let isKey = true // the first frame is the page's key, and no message
    socket.on('framesent', ({ payload }) => {
      if (isKey) {
        isKey = false
        return
      }
      void decodeRequestMessage(payload as string | Uint8Array<ArrayBuffer>).then(([id, type, message]) => {
        if (type === MessageType.REQUEST) open.set(id, message.url.pathname)
        if (type === MessageType.ABORT_SIGNAL) open.delete(id)
      })
    })
  })
  return () => [...open.values()].toSorted()
}

test('the palette reaches a chamber, an action and a screen by a few letters', async ({ desk }) => {
  const { window } = desk
  await desk.firstRun('demo', { isNew: true })
  await expect(window.getByText('Los Baños House 1')).toBeVisible({ timeout: 30_000 })

  await window.keyboard.press('Control+k')
  // Letter by letter, as a person types: the list is made anew with each.
  await window.keyboard.type('banos', { delay: 30 })
  await expect(window.getByRole('option')).toHaveText([/Los Baños House 1/])
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: 'Los Baños House 1', level: 1 })).toBeVisible()

  await window.keyboard.press('/')
  await window.keyboard.type('xyzzy', { delay: 30 })
  await expect(window.getByText('Nothing found for “xyzzy”.')).toBeVisible()
  await window.keyboard.press('Escape')
  await window.keyboard.press('?')
  await expect(window.getByRole('dialog', { name: 'Keys' })).toContainText('Go to the search of this screen')
  await window.keyboard.press('Escape')

  // The first of two quick choices is the slower to arrive: it takes nothing back of the second.
  let saved = 0
  window.on('response', (answer) => {
    if (answer.url().endsWith('/savePreferences')) saved += 1
  })
  const slowly = async (route: Route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  }
  await window.route('**/rpc/account/savePreferences', slowly, { times: 1 })
  await window.keyboard.press('Control+k')
  await window.keyboard.type('filipino', { delay: 30 })
  await window.keyboard.press('Enter')
  await expect(window.getByRole('link', { name: 'Mga setting' })).toBeVisible()
  await window.keyboard.press('Control+k')
  await window.keyboard.type('madilim', { delay: 30 })
  await window.keyboard.press('Enter')
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect.poll(() => saved).toBe(2)
  await window.reload()
  await expect(window.getByRole('link', { name: 'Mga setting' })).toBeVisible()
  await expect(window.locator('html')).toHaveAttribute('lang', 'fil')
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the palette finds products, orders and people, opens their rows and leads to all of them', async ({ desk }) => {
  const { window } = desk
  await desk.firstRun()
  const ids: string[] = []
  for (const size of [1, 2, 3, 4, 5, 6, 7]) {
    const product = productInput({ name: `Tarragon ${size}`, sku: `TAR-${size}` })
    ids.push(((await desk.call('products.create', product)) as { id: string }).id)
  }
  const [productId] = ids
  await desk.call('stock.receive', { productId, quantity: 9, harvestedAt: null, sellBy: null, reason: 'harvest' })
  const cart = (await desk.call('carts.open', { customerId: null, channel: 'walk-in' })) as { id: string }
  await desk.call('carts.add', { id: cart.id, productId, quantity: 1 })
  const { orderNumber } = (await desk.call('orders.place', {
    ...{ cartId: cart.id, operationId: crypto.randomUUID(), handOver: 'pickup', neededAt: null, notes: '' },
    ...{ shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null, payment: null },
  })) as { orderNumber: string }
  const list = window.getByRole('option')
  const ask = async (text: string) => {
    await window.keyboard.press('Control+k')
    await window.keyboard.type(text, { delay: 20 })
  }

  await ask('tarragon')
  await expect(list).toHaveCount(6)
  await expect(list.first()).toContainText('Tarragon 1')
  await window.keyboard.press('End')
  await expect(list.last()).toContainText('All results for “tarragon”')
  await list.last().click()
  await expect(window).toHaveURL(/inventory\?q=tarragon/)
  await expect(window.getByRole('row', { name: /Tarragon 7/ })).toBeVisible()

  await ask('tarragon 3')
  await expect(list).toHaveText([/Tarragon 3/])
  await window.keyboard.press('Enter')
  await expect(window.getByRole('complementary', { name: 'Tarragon 3' })).toBeVisible()

  await ask(orderNumber)
  await expect(list).toHaveText([new RegExp(orderNumber)])
  await window.keyboard.press('Enter')
  await expect(window.getByRole('complementary', { name: new RegExp(orderNumber) })).toBeVisible()

  // An answer that comes late is of a text that stands there no longer: Enter runs nothing of it.
  const slowly = async (route: Route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  }
  await ask('tarragon 4')
  await expect(list).toHaveText([/Tarragon 4/])
  await window.route('**/rpc/products/search**', slowly)
  await window.keyboard.press('Backspace')
  await window.keyboard.type('5')
  await expect(window.getByText('Looking…')).toBeVisible()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('complementary', { name: 'Tarragon 4' })).toBeHidden()
  await expect(list).toHaveText([/Tarragon 5/])
  await window.keyboard.press('Enter')
  await expect(window.getByRole('complementary', { name: 'Tarragon 5' })).toBeVisible()

  await ask('reyes')
  await expect(list).toHaveText([/Ana Reyes/])
  await window.keyboard.press('Enter')
  await expect(window.getByRole('complementary', { name: 'Ana Reyes' })).toBeVisible()
})

test('a demo farm says so on every screen, and a chamber has its year', async ({ desk }) => {
  const { window, host } = desk
  const streams = watchStreams(window)
  await desk.firstRun('demo')
  const card = window.getByRole('link', { name: /Calamba House 1/ })
  await expect(card).toBeVisible({ timeout: 30_000 })
  await expect(window.getByText('demo', { exact: true })).toHaveCount(4)
  const label = window.getByText('Demo farm: simulated')
  await expect(label).toBeVisible()

  await card.click()
  await expect(window.getByText('demo', { exact: true })).toHaveCount(1)
  await expect.poll(streams).toContain('/telemetry/live')
  for (const [span, width] of [
    ['1 h', 'each reading'],
    ['7 d', 'mean of 30 min, shade is min to max'],
    ['1 y', 'mean of 18 h, shade is min to max'],
  ] as const) {
    await window.getByText(span, { exact: true }).click()
    await expect(window.getByText(width)).toBeVisible()
    await expect(window.getByRole('img', { name: new RegExp(`, ${span}\\. Now [\\d,]+ ppm, lowest`) })).toBeVisible()
  }
  await window.getByRole('button', { name: 'Raw frames' }).click()
  await expect(window.getByRole('dialog')).toContainText('devices/DEMO-B2-CAL26-CE637C/sensor_data')
  await expect.poll(streams).toContain('/chambers/frames')
  await window.keyboard.press('Escape')

  // What is left is ended on the host, not only hidden.
  await window.getByRole('link', { name: 'Settings' }).click()
  await expect.poll(streams).not.toContain('/chambers/frames')
  await expect.poll(streams).not.toContain('/telemetry/live')
  expect(streams()).toContain('/system/health')
  for (const path of ['chambers', 'chambers/ports', 'settings/database', 'settings/about']) {
    await window.goto(host.url + path)
    await expect(label, path).toBeVisible()
  }
})
