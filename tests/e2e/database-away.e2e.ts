import AxeBuilder from '@axe-core/playwright'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { productInput } from '../support/product-input.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { type Desk, expect, owner, test } from './desk.ts'

let postgres: Postgres
let proxy: TcpProxy
test.beforeAll(async () => {
  postgres = await startPostgres()
  await postgres.createDatabase('bukid')
  proxy = await startTcpProxy(postgres.port)
})
test.afterAll(async () => {
  await proxy.close()
  await postgres.remove()
})

const product = (name: string, priceCentavos: number) => productInput({ name, priceCentavos, unit: 'g', packSize: 250 })

/** A shop on a database whose road can be cut: two products, a caller, and an order of this morning. */
async function openShop(desk: Desk): Promise<void> {
  const call: Desk['call'] = (procedure, input) => desk.call(procedure, input)
  const url = new URL(postgres.url('bukid'))
  url.port = String(proxy.port)
  await call('setup.choose', { start: 'join', url: url.href })
  const made = () =>
    call('setup.createOwner', owner).then(
      () => 'made',
      (error: unknown) => String(error),
    )
  await expect.poll(made, { timeout: 60_000 }).toBe('made')
  const ids: string[] = []
  for (const [name, price] of [['Oyster, fresh', 28_000] as const, ['Shiitake, fresh', 17_500] as const]) {
    const { id } = (await call('products.create', product(name, price))) as { id: string }
    await call('stock.receive', { productId: id, quantity: 42, harvestedAt: null, sellBy: null, reason: 'harvest' })
    ids.push(id)
  }
  await call('customers.create', {
    firstName: 'Marilou',
    lastName: 'Evangelista',
    phoneNumber: '09175550142',
    email: '',
  })
  const cart = (await call('carts.open', { customerId: null, channel: 'walk-in' })) as { id: string }
  await call('carts.add', { id: cart.id, productId: ids[0], quantity: 2 })
  await call('orders.place', {
    ...{ cartId: cart.id, operationId: crypto.randomUUID(), handOver: 'pickup', neededAt: null, notes: '' },
    ...{ shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null, payment: null },
  })
  await desk.window.goto(desk.host.url)
}

test('the database goes away in the middle of an order: nothing is lost, nothing is doubled', async ({ desk }) => {
  test.setTimeout(180_000)
  const { window } = desk
  const { keyboard } = window
  const away = window.getByText(/can’t be reached since \d\d:\d\d/)
  await openShop(desk)
  await window.getByRole('link', { name: 'Orders' }).click()
  await expect(window.getByRole('row', { name: /000001/ })).toBeVisible()

  await keyboard.press('F2')
  await keyboard.type('0142')
  await keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: 'Marilou Evangelista' })).toBeVisible()
  await keyboard.type('oys')
  await keyboard.press('Enter')
  await expect(window.getByText('1 line, 1 item')).toBeVisible()
  await window.getByText('Pick-up', { exact: true }).click()

  await proxy.shut()
  await expect(away).toBeVisible({ timeout: 20_000 })
  // What can't be done says so, and gives back what was typed.
  const search = window.getByRole('combobox', { name: 'Find a product' })
  await search.fill('shii')
  await keyboard.press('Enter')
  await expect(window.getByRole('alert').first()).toContainText('The database does not answer', { timeout: 20_000 })
  await expect(search).toHaveValue('shii')
  await window.getByRole('textbox', { name: 'Note for the packer' }).fill('Leave it with the guard')
  await keyboard.press('F9')
  await expect(window.getByText(/The order is kept here as a draft/)).toBeVisible({ timeout: 20_000 })
  const { violations } = await new AxeBuilder({ page: window }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  // What can be done is done: the rows that were read stay in sight.
  await window.getByRole('link', { name: 'Orders' }).click()
  await expect(window.getByRole('row', { name: /000001/ })).toBeVisible()
  await expect(away).toBeVisible()
  await keyboard.press('F2')
  await expect(window.getByRole('textbox', { name: 'Note for the packer' })).toHaveValue('Leave it with the guard')
  await expect(window.getByText('1 line, 1 item')).toBeVisible()

  // Its hold ran out meanwhile, which is told when the database is back; all without a reload.
  await postgres.sql(
    'bukid',
    "UPDATE cart_items SET held_until = now() - interval '1 minute' WHERE held_until IS NOT NULL",
  )
  await proxy.open()
  await expect(away).toBeHidden({ timeout: 30_000 })
  await expect(window.getByText('No longer held for this call: Oyster, fresh. F8 renews.')).toBeVisible()
  await keyboard.press('F8')
  await expect(window.getByText(/No longer held/)).toBeHidden()
  await search.fill('shii')
  await keyboard.press('Enter')
  await expect(window.getByText('2 lines, 2 items')).toBeVisible()

  // Placed, and the database is cut off before anyone hears of it.
  await window.route(
    '**/rpc/orders/place',
    async (route) => {
      await route.fetch()
      await proxy.shut()
      await route.abort()
    },
    { times: 1 },
  )
  await keyboard.press('F9')
  await expect(window.getByText(/it is found again and stays one order/)).toBeVisible()
  await expect(away).toBeVisible({ timeout: 20_000 })
  await proxy.open()
  const panel = window.getByRole('complementary', { name: /^MASH-\d{4}-000002$/ })
  await expect(panel).toContainText('Leave it with the guard', { timeout: 30_000 })
  const { total } = (await desk.call('orders.list', { limit: 100, after: null })) as { total: number }
  expect(total).toBe(2)
  const [left] = await postgres.sql('bukid', "SELECT stock FROM products WHERE name = 'Oyster, fresh'")
  expect(left).toEqual({ stock: 39 })
})
