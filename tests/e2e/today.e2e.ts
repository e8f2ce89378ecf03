import { randomUUID } from 'node:crypto'
import { productInput } from '../support/product-input.ts'
import { type Desk, expect, test } from './desk.ts'

const oyster = productInput({ unit: 'g', packSize: 1000 })

const idOf = (answer: unknown) => (answer as { id: string }).id
const customerOf = (answer: unknown) => (answer as { customer: { id: string } }).customer.id

/** A farm with something to sell, two customers, and an order of one of them. */
async function openShop(desk: Desk): Promise<void> {
  await desk.firstRun()
  const productId = idOf(await desk.call('products.create', oyster))
  await desk.call('stock.receive', { productId, quantity: 42, harvestedAt: null, sellBy: null, reason: 'harvest' })
  const add = (firstName: string, lastName: string, phoneNumber: string) =>
    desk.call('customers.create', { firstName, lastName, phoneNumber, email: '' })
  await add('Rosario', 'Villanueva', '0917 555 0142')
  const customerId = customerOf(await add('Jun-jun', 'Macaraeg', '0918 555 0173'))
  const cartId = idOf(await desk.call('carts.open', { customerId, channel: 'phone' }))
  await desk.call('carts.add', { id: cartId, productId, quantity: 3 })
  await desk.call('orders.place', {
    ...{ cartId, operationId: randomUUID(), handOver: 'pickup', neededAt: null, shippingAddress: null },
    ...{ billingAddress: null, discountCentavos: null, shippingCentavos: null, notes: '', payment: null },
  })
}

test('the day begins on Today: its row leads to the order, and back', async ({ desk }) => {
  test.setTimeout(180_000)
  const { window } = desk
  await openShop(desk)
  await window.reload()
  await expect(window.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await expect(window.getByRole('link', { name: /1 order to confirm/ })).toContainText('₱940.80')
  const row = window.getByRole('link', { name: /Jun-jun Macaraeg to confirm · Pick-up · 3 × Oyster, fresh/ })
  await expect(row).toBeVisible()

  await window.keyboard.press('j')
  await expect(row).toBeFocused()
  await window.keyboard.press('Enter')
  const panel = window.getByRole('complementary', { name: /^MASH-\d{4}-000001$/ })
  await expect(panel).toContainText('3 × ₱280.00')
  await window.keyboard.press('F9')
  await expect(panel.getByText('Confirmed').first()).toBeVisible()
  await window.getByRole('link', { name: 'Today', exact: true }).click()
  await expect(window.getByRole('link', { name: /Jun-jun Macaraeg to pack/ })).toBeVisible()
  await expect(window.getByRole('link', { name: /0 orders to confirm/ })).toBeVisible()

  // A walk-in's sale: F2, F7, three letters, Enter, F9.
  for (const key of ['F2', 'F7', 'o', 'y', 's', 'Enter']) await window.keyboard.press(key)
  await expect(window.getByText('1 line, 1 item')).toBeVisible()
  await window.keyboard.press('F9')
  await expect(window.getByRole('row', { name: /Walk-in/ })).toContainText('₱313.60')

  // Jun-jun has paid and then wants nothing: his money is on Today until it is given back.
  const [order] = (
    (await desk.call('orders.list', { search: 'Macaraeg' })) as { rows: { id: string; version: number }[] }
  ).rows
  if (!order) throw new Error('no order')
  const cash = { method: 'COD', amountCentavos: 94_080, reference: '', picture: null }
  await desk.call('payments.record', { ...cash, orderId: order.id, operationId: randomUUID() })
  const paid = (await desk.call('orders.get', { id: order.id })) as { version: number }
  await desk.call('orders.cancel', { id: order.id, version: paid.version, reason: 'wants nothing' })
  await window.getByRole('link', { name: 'Today', exact: true }).click()
  await window.getByRole('link', { name: /To give back.*₱940\.80/ }).click()
  await expect(window.getByRole('button', { name: 'To give back', pressed: true })).toBeVisible()
  await expect(window.getByRole('row', { name: /Macaraeg/ })).toContainText('−₱940.80')
  await expect(window.getByRole('row', { name: /Walk-in/ })).toHaveCount(0)

  // The database is out of reach: what was seen stays, and says how old it is.
  await window.getByRole('link', { name: 'Today', exact: true }).click()
  await expect(window.getByRole('link', { name: /Walk-in to confirm/ })).toBeVisible()
  await window.route('**/rpc/today/get', (route) => route.abort())
  await expect(window.getByText(/MASH can’t reach the farm’s records. This is how it stood at/)).toBeVisible({
    timeout: 60_000,
  })
  await expect(window.getByRole('link', { name: /Walk-in to confirm/ })).toBeVisible()
})

test('a customer is found by number, changed, and given an address', async ({ desk }) => {
  test.setTimeout(180_000)
  const { window } = desk
  await openShop(desk)
  await window.reload()
  await expect(window.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await window.keyboard.press('Control+k')
  await window.keyboard.type('0918 555 01', { delay: 30 })
  // The person stands before what they ordered.
  await window
    .getByRole('option', { name: /Jun-jun Macaraeg/ })
    .first()
    .click()
  const panel = window.getByRole('complementary', { name: 'Jun-jun Macaraeg' })
  await expect(panel).toContainText('0918 555 0173')

  await panel.getByRole('button', { name: 'Add', exact: true }).click()
  const address = window.getByRole('dialog', { name: 'New address of Jun-jun Macaraeg' })
  await address.getByLabel('Street and barangay').fill('14 Mabini St., Brgy. Dos')
  await address.getByLabel('City or town').fill('Cabuyao')
  await address.getByLabel('Province').fill('Laguna')
  await address.getByLabel('ZIP').fill('4025')
  await address.getByRole('button', { name: 'Save address' }).click()
  await expect(panel).toContainText('Cabuyao 4025 · usual')

  await panel.getByRole('button', { name: 'Edit' }).click()
  const edit = window.getByRole('dialog', { name: 'Change Jun-jun Macaraeg' })
  await edit.getByLabel('Phone number').fill('+63 917 555 0142')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit).toContainText('Another customer has this number already.')
  await edit.getByRole('button', { name: 'Show' }).click()
  await expect(window.getByRole('complementary', { name: 'Rosario Villanueva' })).toBeVisible()

  await window.getByRole('row', { name: /Macaraeg/ }).click()
  await panel.getByRole('link', { name: 'New order' }).click()
  await expect(window.getByRole('heading', { name: 'Jun-jun Macaraeg' })).toBeVisible()
})
