import type { AddressInput } from '../../../electron/contract/customers.ts'
import { codeOf } from '../outcome.ts'
import type { Command } from '../shop-model/shop-model.ts'
import type { Key, Rules, Said } from '../shop-model/shop-words.ts'
import type { TestClient } from '../test-farm.ts'
import type { Life } from './life.ts'
import { type Does, idOf } from './life-names.ts'
import { onMoney } from './play-money.ts'

const address: AddressInput = {
  ...{ type: 'shipping', firstName: 'Cara', lastName: 'Cruz', company: '', street1: '1 Mabini', street2: '' },
  ...{ city: 'Lipa', state: 'Batangas', postalCode: '4217', country: 'Philippines', phoneNumber: '+639175550123' },
  isDefault: false,
}

async function place(life: Life, desk: TestClient, of: Does<'place'>): Promise<void> {
  const order = await desk.orders.place({
    ...{ cartId: idOf(life, of.cart), operationId: life.wish(of.as), handOver: of.handOver, neededAt: null, notes: '' },
    ...{ shippingAddress: of.hasAddress ? address : null, billingAddress: null },
    ...{ discountCentavos: of.discount, shippingCentavos: of.shipping, payment: of.payment },
  })
  life.ids.set(of.as, order.id)
}

const onCarts = {
  open: async (life: Life, desk: TestClient, { as, customer }: Does<'open'>) => {
    const customerId = customer === null ? null : idOf(life, customer)
    const { id } = await desk.carts.open({ customerId, channel: 'phone' })
    if (life.nameOf(id) === id) life.ids.set(as, id)
    return `opens ${life.nameOf(id)}`
  },
  add: (life: Life, desk: TestClient, { cart, product, quantity }: Does<'add'>) =>
    desk.carts.add({ id: idOf(life, cart), productId: idOf(life, product), quantity }),
  setLine: (life: Life, desk: TestClient, { cart, product, quantity }: Does<'setLine'>) =>
    desk.carts.setLine({ id: idOf(life, cart), productId: idOf(life, product), quantity }),
  renew: (life: Life, desk: TestClient, { cart }: Does<'renew'>) => desk.carts.renewHolds({ id: idOf(life, cart) }),
  repeat: (life: Life, desk: TestClient, { cart }: Does<'repeat'>) =>
    desk.carts.repeat({ id: idOf(life, cart), of: 'last' }),
  assign: (life: Life, desk: TestClient, { cart, customer }: Does<'assign'>) =>
    desk.carts.assign({ id: idOf(life, cart), customerId: idOf(life, customer) }),
  discard: (life: Life, desk: TestClient, { cart }: Does<'discard'>) => desk.carts.discard({ id: idOf(life, cart) }),
  quote: async (life: Life, desk: TestClient, { cart, handOver, discount, shipping }: Does<'quote'>) => {
    const asked = { id: idOf(life, cart), handOver, discountCentavos: discount, shippingCentavos: shipping }
    const told = await desk.carts.quote(asked)
    const totals = {
      ...{ subtotal: told.subtotalCentavos, discount: told.discountCentavos, tax: told.taxCentavos },
      ...{ shipping: told.shippingCentavos, total: told.totalCentavos },
    }
    return `costs ${JSON.stringify(totals)}`
  },
}

/** As this clerk saw it last. */
const sawOf = (life: Life, { order, by }: { order: Key; by: string }) => ({
  id: idOf(life, order),
  version: life.seen.get(`${by} ${order}`) ?? -1,
})

const onOrders = {
  place,
  look: async (life: Life, desk: TestClient, { order, by }: Does<'look'>) => {
    life.seen.set(`${by} ${order}`, (await desk.orders.get({ id: idOf(life, order) })).version)
  },
  edit: (life: Life, desk: TestClient, of: Does<'edit'>) =>
    desk.orders.edit({
      ...{ ...sawOf(life, of), reason: of.reason, discountCentavos: of.discount, shippingCentavos: of.shipping },
      lines: of.lines.map(({ product, quantity, price }) => {
        return { productId: idOf(life, product), quantity, priceCentavos: price }
      }),
    }),
  move: (life: Life, desk: TestClient, of: Does<'move'>) => desk.orders.move({ ...sawOf(life, of), move: of.move }),
  cancel: (life: Life, desk: TestClient, of: Does<'cancel'>) =>
    desk.orders.cancel({ ...sawOf(life, of), reason: of.reason }),
  release: (life: Life, desk: TestClient, of: Does<'release'>) =>
    desk.orders.release({ ...sawOf(life, of), reason: of.reason }),
}

async function bulk(desk: TestClient, id: string, set: { priceCentavos?: number; isActive?: boolean }): Promise<void> {
  const { rows } = await desk.products.previewBulk({ ids: [id], set })
  if (rows.length > 0) await desk.products.applyBulk({ rows, set })
}

const settings = ({ tax, taxRate, fee, freeFrom, volume, holdMs }: Rules) => ({
  ...{ 'orders.tax_mode': tax, 'orders.tax_rate': taxRate / 10_000, 'orders.shipping_fee': fee / 100 },
  ...{ 'orders.free_shipping_threshold': freeFrom / 100, 'orders.hold_minutes': holdMs / 60_000 },
  'orders.volume_discount': volume.map(({ from, share }) => ({ fromQuantity: from, share: share / 10_000 })),
})

async function setRules(life: Life, desk: TestClient, { rules }: { rules: Rules }): Promise<void> {
  const of = settings(rules)
  for (const key of Object.keys(of) as (keyof typeof of)[]) {
    const text = JSON.stringify(of[key])
    if (life.farm.rules.get(key) !== text) await desk.config.set({ key, value: of[key] })
    life.farm.rules.set(key, text)
  }
}

const inStore = {
  receive: (life: Life, desk: TestClient, { product, quantity, harvestedAt, sellBy, reason }: Does<'receive'>) =>
    desk.stock.receive({
      ...{ productId: idOf(life, product), quantity, reason, notes: '' },
      ...{
        harvestedAt: harvestedAt === null ? null : new Date(harvestedAt),
        sellBy: sellBy === null ? null : new Date(sellBy),
      },
    }),
  writeOff: async (life: Life, desk: TestClient, { product, batch, quantity, reason }: Does<'writeOff'>) => {
    const number = batch === null ? null : life.shop.products[product]?.batches[batch]?.number
    const found = number ? await life.farm.db.stockBatch.findFirst({ where: { number } }) : null
    const batchId = found?.id ?? null
    await desk.stock.writeOff({ productId: idOf(life, product), batchId, quantity, type: 'damaged', reason, notes: '' })
  },
  adjust: (life: Life, desk: TestClient, { product, difference, reason }: Does<'adjust'>) =>
    desk.stock.adjust({ productId: idOf(life, product), difference, reason, notes: '' }),
  price: (life: Life, desk: TestClient, { product, price }: Does<'price'>) =>
    bulk(desk, idOf(life, product), { priceCentavos: price }),
  sell: (life: Life, desk: TestClient, { product, isActive }: Does<'sell'>) =>
    bulk(desk, idOf(life, product), { isActive }),
  rules: setRules,
}

const acts = { ...onCarts, ...onOrders, ...onMoney, ...inStore }

/** A command as its clerk gives it at the desk, through the procedures; what came of it. */
export async function play(life: Life, command: Command): Promise<Said> {
  const run = acts[command.do] as (life: Life, desk: TestClient, of: Command) => Promise<unknown>
  let said: unknown
  const code = await codeOf(
    run(life, life.farm.clerks[command.by], command).then((answer) => {
      said = answer
    }),
  )
  return code === 'done' && typeof said === 'string' ? said : code
}
