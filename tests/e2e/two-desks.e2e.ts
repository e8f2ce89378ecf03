import type { Browser, Page } from 'playwright'
import { startHost } from '../support/desk-host.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { productInput } from '../support/product-input.ts'
import { callThrough, type Desk, expect, owner, test } from './desk.ts'

let postgres: Postgres
test.beforeAll(async () => {
  postgres = await startPostgres()
  await postgres.createDatabase('bukid')
})
test.afterAll(() => postgres.remove())

const ben = { login: 'ben@example.org', password: 'Kabute-2027' }

const product = (name: string, priceCentavos: number) => productInput({ name, priceCentavos, unit: 'g', packSize: 250 })

const address = (lastName: string, phoneNumber: string) => ({
  ...{ type: 'shipping', firstName: 'Marilou', lastName, company: '', street1: '82 Lopez Ave.', street2: '' },
  ...{ city: 'Los Baños', state: 'Laguna', postalCode: '4030', country: 'Philippines', phoneNumber, isDefault: true },
})

const sharedFarm = () => ({ start: 'join', url: postgres.url('bukid') })
const untilDone = (work: () => Promise<unknown>) => {
  const said = () =>
    work().then(
      () => 'done',
      (error: unknown) => String(error),
    )
  return expect.poll(said, { timeout: 60_000 }).toBe('done')
}

/** A farm with seven packs of one thing and three of another, two callers, and a second clerk. */
async function openShop(desk: Desk): Promise<void> {
  await desk.call('setup.choose', sharedFarm())
  await untilDone(() => desk.call('setup.createOwner', owner))
  for (const [name, quantity] of [['Oyster, fresh', 7] as const, ['Shiitake, fresh', 3] as const]) {
    const { id } = (await desk.call('products.create', product(name, 10_000))) as { id: string }
    await desk.call('stock.receive', { productId: id, quantity, harvestedAt: null, sellBy: null, reason: 'harvest' })
  }
  for (const [lastName, phoneNumber] of [
    ['Evangelista', '+639175550142'] as const,
    ['Bautista', '+639175550163'] as const,
  ]) {
    const { customer } = (await desk.call('customers.create', {
      ...{ firstName: 'Marilou', lastName, phoneNumber, email: '' },
    })) as { customer: { id: string } }
    const home = address(lastName, phoneNumber)
    await desk.call('customers.saveAddress', { customerId: customer.id, known: null, address: home })
  }
  const { invitation } = (await desk.call('people.create', {
    ...{ email: ben.login, username: '', firstName: 'Ben', lastName: 'Cruz', phoneNumber: '', role: 'ADMIN' },
  })) as { invitation: { code: string } }
  await desk.call('identity.reset', { ...ben, code: invitation.code })
}

/** Another computer of the same farm, with its own clerk. */
async function secondDesk(browser: Browser) {
  const host = await startHost({})
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const window = await context.newPage()
  await window.goto(host.url)
  const call: Desk['call'] = (procedure, input) => callThrough(context, host, procedure, input)
  await call('setup.choose', sharedFarm())
  await untilDone(() => call('identity.signIn', { ...ben, stay: false }))
  const close = async () => {
    await context.close()
    await host.remove()
  }
  return { host, window, close }
}

/** From the ringing phone to the paper in hand; the keys pressed on the way. */
async function takeCall(window: Page, digits: string, pluses: string): Promise<{ keys: number; orderNumber: string }> {
  const { keyboard } = window
  let keys = 0
  const type = async (text: string, ...then: string[]) => {
    await keyboard.type(text)
    for (const key of then) await keyboard.press(key)
    keys += text.length + then.length
  }
  await type('', 'F2')
  await type(digits, 'Enter')
  await type('oys', 'Enter')
  await type(`${pluses}shii`, 'Enter', 'F9')
  const panel = window.getByRole('complementary', { name: /^MASH-\d{4}-\d{6}$/ })
  await expect(panel).toBeVisible({ timeout: 30_000 })
  const orderNumber = (await panel.getAttribute('aria-label')) ?? ''
  await type('p')
  const dialog = window.getByRole('dialog', { name: `Packing slip for ${orderNumber}` })
  await expect(dialog.getByText('Original')).toBeVisible()
  await type('', 'F9')
  await expect(dialog.getByRole('button', { name: 'Yes' })).toBeFocused()
  await type('', 'Enter')
  await expect(window.getByText('Printed: Packing slip')).toBeVisible()
  return { keys, orderNumber }
}

test('two clerks at two desktops take a call each at the same time, to the printed slip, by keyboard alone', async ({
  desk,
  browser,
}) => {
  test.setTimeout(180_000)
  await openShop(desk)
  const second = await secondDesk(browser)
  const windows = [desk.window, second.window]
  await desk.window.goto(desk.host.url)
  await second.window.goto(second.host.url)
  for (const window of windows) await expect(window.getByRole('link', { name: 'Orders' }).first()).toBeVisible()

  const calls = await Promise.all([takeCall(desk.window, '0142', '++'), takeCall(second.window, '0163', '++')])
  // F2, four digits and Enter, three letters and Enter, two +, four letters and Enter, F9; P, F9 and Enter.
  expect(calls.map(({ keys }) => keys)).toEqual([21, 21])
  expect(calls.map(({ orderNumber }) => orderNumber.slice(-6)).sort()).toEqual(['000001', '000002'])
  expect(await postgres.sql('bukid', 'SELECT name, stock FROM products ORDER BY name')).toEqual([
    { name: 'Oyster, fresh', stock: 1 },
    { name: 'Shiitake, fresh', stock: 1 },
  ])
  expect(await postgres.sql('bukid', 'SELECT state, copy FROM print_jobs')).toEqual([
    { state: 'done', copy: 1 },
    { state: 'done', copy: 1 },
  ])

  // One pack of each is left, and both phones ring again: one clerk gets it, the other is told.
  const again = async ({ keyboard }: Page, digits: string) => {
    await keyboard.press('F2')
    for (const word of [digits, 'oys']) {
      await keyboard.type(word)
      await keyboard.press('Enter')
    }
    await keyboard.press('F9')
  }
  await Promise.all([again(desk.window, '0142'), again(second.window, '0163')])
  const left = () => postgres.sql('bukid', "SELECT stock FROM products WHERE name = 'Oyster, fresh'")
  await expect.poll(left, { timeout: 30_000 }).toEqual([{ stock: 0 }])
  const told = () => Promise.all(windows.map((window) => window.getByText(/^Oyster, fresh: Not that many/).count()))
  await expect.poll(async () => (await told()).sort()).toEqual([0, 1])
  expect(await postgres.sql('bukid', 'SELECT count(*)::int AS n FROM orders')).toEqual([{ n: 3 }])
  await second.close()
})
