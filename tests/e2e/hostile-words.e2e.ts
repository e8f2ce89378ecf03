import mqtt from 'mqtt'
import type { Page } from 'playwright'
import { plainInput } from '../support/every-procedure.ts'
import { freePort } from '../support/postgres.ts'
import { productInput } from '../support/product-input.ts'
import { type Desk, expect, test } from './desk.ts'
import { screens } from './screens.ts'

const words = {
  own: 'mash://settings/database?reset=1',
  script: 'javascript:document.body.dataset.hit=1//',
  picture: '"><img src=x onerror=document.body.dataset.hit=1>',
  link: '<a href="https://evil.test/x">Receipt</a>',
  backwards: 'Slip \u202Efdp.exe',
  file: 'file:///etc/passwd',
  markdown: '[Receipt](javascript:document.body.dataset.hit=1)',
  away: 'https://evil.test/kabute',
}

/** In every place where people or devices give a text, and of each kind of text at least one. */
async function writeWords(desk: Desk): Promise<{ orderId: string; customerId: string; productId: string }> {
  const call = (procedure: string, input: unknown) => desk.call(procedure, input)
  const idOf = (made: unknown) => (made as { id: string }).id
  const category = { name: words.own, description: words.picture, slug: '', isActive: true, parentId: null }
  const categoryIds = [idOf(await call('categories.create', category))]
  const texts = { description: words.script, tags: ['javascript:1', 'mash://x'] }
  const product = productInput({ ...texts, name: words.picture, categoryIds, seoTitle: words.link })
  const productId = idOf(await call('products.create', product))
  await call('products.create', productInput({ name: words.backwards, seoDescription: words.away }))
  const received = { productId, quantity: 50, harvestedAt: null, sellBy: null, reason: words.link }
  await call('stock.receive', received)
  const newCustomer = { ...(plainInput['customers.create'] as object), firstName: words.script, lastName: words.link }
  const { customer } = (await call('customers.create', newCustomer)) as { customer: { id: string } }
  const address = plainInput['customers.saveAddress'] as { address: object }
  const place = { street1: words.own, street2: words.away, company: words.file }
  const at = { customerId: customer.id, known: null, address: { ...address.address, ...place } }
  await call('customers.saveAddress', at)
  const cart = (await call('carts.open', { customerId: customer.id, channel: 'phone' })) as { id: string }
  await call('carts.add', { id: cart.id, productId, quantity: 1 })
  const claimed = { method: 'GCASH', reference: 'javascript:7711' }
  const placing = { ...(plainInput['orders.place'] as object), cartId: cart.id, notes: words.away, payment: claimed }
  const orderId = idOf(await call('orders.place', placing))
  await call('orders.note', { id: orderId, text: words.picture })
  const person = { ...(plainInput['people.create'] as object), firstName: words.own, lastName: words.picture }
  await call('people.create', person)
  await call('roles.create', { name: words.script, description: words.link, permissions: [] })
  await call('keys.create', { name: words.away, scopes: ['devices:read'], days: 30 })
  await call('views.save', { screen: 'orders', name: words.script, filter: {} })
  await call('stock.startCount', { categoryId: null, note: words.markdown })
  const row = `2026-11-24 08:00:00,"${words.link.replaceAll('"', '""')}",9988776655441,,501.23`
  const text = `Date and Time,Description,Reference No.,Debit,Credit\n${row}\n`
  const statement = { method: 'GCASH', fileName: words.script.slice(0, 40), bytes: new TextEncoder().encode(text) }
  await call('payments.importStatement', { ...statement, reading: {} })
  return { orderId, customerId: customer.id, productId }
}

/** A gateway that is as hostile: its firmware, its alerts, its topics and what it sends instead of readings. */
async function speakWords(desk: Desk): Promise<void> {
  const port = await freePort()
  const broker = plainInput['settings.saveBroker'] as object
  await desk.call('settings.saveBroker', { ...broker, embedded: { enabled: true, port, open: false, username: '' } })
  const gateway = await expect
    .poll(() => mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { connectTimeout: 1000 }).catch(() => null))
    .not.toBeNull()
    .then(() => mqtt.connectAsync(`mqtt://127.0.0.1:${port}`))
  const say = (topic: string, said: object | string) =>
    gateway.publishAsync(topic, typeof said === 'string' ? said : JSON.stringify(said), { qos: 1 })
  const climate = { temp: 24.1, humidity: 88, co2: 900 }
  for (const device of ['javascript:1', '<img src=x>', 'MASH-B2-CAL26-CE637C']) {
    await say(`devices/${device}/sensor_data`, { fruiting: climate, spawning: climate })
    await say(`devices/${device}/alerts`, { type: words.script, message: words.picture, severity: words.link })
    await say(`devices/${device}/status`, { status: words.picture })
    await say(`devices/${device}/sensor_data`, words.picture)
    await say(`devices/${device}/command`, { command: words.script })
  }
  await gateway.endAsync()
}

/** Where anything on the page leads, loads from or sends to, other than this desk. */
const strays = (window: Page) =>
  window.evaluate(() => {
    const leading = ['href', 'src', 'action', 'formaction', 'srcdoc', 'data', 'xlink:href', 'ping', 'poster']
    const own = (address: string) => {
      const url = new URL(address, location.href)
      return url.origin === location.origin || url.protocol === 'blob:' || url.protocol === 'tel:'
    }
    return [...document.querySelectorAll('*')].flatMap((element) =>
      leading
        .map((name) => element.getAttribute(name))
        .filter((value) => value !== null && !own(value) && !value.startsWith('data:image/svg+xml')),
    )
  })

test('a text that looks like a link, a script or markup is a text on every screen', async ({ desk }) => {
  test.setTimeout(300_000)
  const { window, host } = desk
  const asked: string[] = []
  window.on('request', (request) => {
    if (!request.url().startsWith(host.url) && /^https?:/.test(request.url())) asked.push(request.url())
  })
  await desk.firstRun()
  const { orderId, customerId, productId } = await writeWords(desk)
  await speakWords(desk)
  const open = [`orders?open=${orderId}`, `customers?open=${customerId}`, `inventory/${productId}`, 'chambers']
  for (const path of [...screens, ...open]) {
    await window.goto(host.url + path)
    await expect(window.getByRole('main')).toBeVisible()
    await window.waitForLoadState('networkidle')
    expect(await strays(window), path).toEqual([])
    expect(await window.evaluate(() => document.body.dataset.hit), path).toBeUndefined()
  }
  expect(asked).toEqual([])
  // It was there to be seen, as it was written.
  await window.goto(`${host.url}inventory`)
  await expect(window.getByText(words.picture).first()).toBeVisible()
  await window.goto(`${host.url}chambers`)
  await expect(window.getByText('MASH-B2-CAL26-CE637C').first()).toBeVisible()
})
