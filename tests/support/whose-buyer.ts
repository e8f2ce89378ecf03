import type { AddressInput } from '../../electron/contract/customers.ts'
import type { Database } from './database.ts'
import type { Records } from './fuzz-records.ts'
import { greyPixel } from './grey-pixel.ts'
import { pickup } from './sell.ts'
import type { Person, Secret } from './whose-people.ts'

/** What differs between the two customers besides themselves; no number of theirs turns up by chance. */
const traits = {
  mine: { quantity: 2, paid: 11_117, reference: '7711223344551', note: 'Kampanang-lata', grey: 40 },
  other: { quantity: 7, paid: 50_123, reference: '9988776655441', note: 'Tarangkahang-asul', grey: 200 },
} as const

export type Buyer = { ids: Records; secrets: Secret[] }
type Staff = { owner: Person; grower: Person; productId: string }

const addressOf = ({ firstName, lastName, digits }: Person, note: string): AddressInput => ({
  type: 'shipping',
  ...{ firstName, lastName, company: '', street1: `${note} Kalye 7`, street2: '' },
  ...{ city: `Bayan-${note}`, state: 'Laguna', postalCode: '4033', country: 'Philippines' },
  ...{ phoneNumber: `+63${digits}`, isDefault: true },
})

/** A cart with a promise, opened by the grower. */
async function addCart({ grower, productId }: Staff, buyer: Person, quantity: number): Promise<string> {
  const { carts } = grower.desk.client
  const { id } = await carts.open({ customerId: buyer.id, channel: 'phone' })
  await carts.add({ id, productId, quantity })
  return id
}

/** An order with a note of the grower's, and money that is claimed with a picture. */
async function addOrder(staff: Staff, buyer: Person, cartId: string) {
  const { paid, reference, note, grey } = traits[buyer.who as keyof typeof traits]
  const { customers, orders } = staff.grower.desk.client
  const address = addressOf(buyer, note)
  await customers.saveAddress({ customerId: buyer.id, known: null, address })
  const to = { handOver: 'deliver', shippingAddress: address, billingAddress: address } as const
  const { id } = await orders.place(pickup(cartId, { ...to, notes: note }))
  await orders.note({ id, text: `Bulong-${note}` })
  const { client } = staff.owner.desk
  const order = await client.payments.record({
    ...({ orderId: id, operationId: crypto.randomUUID(), method: 'GCASH', amountCentavos: paid } as const),
    ...{ reference, picture: greyPixel(grey) },
  })
  return client.orders.move({ id, version: order.version, move: 'confirm' })
}

/** Its receipt, printed by the owner: the id of the job. */
async function addPaper({ owner }: Staff, orderId: string): Promise<string> {
  const { documents } = owner.desk.client
  const document = { kind: 'receipt', orderId } as const
  const { sha256, copy, at, language } = await documents.preview({ document })
  return (await documents.print({ document, sha256, copy, at, language, printer: null, copies: 1 })).id
}

async function addLink({ db }: Database, orderId: string, note: string): Promise<string> {
  const { id } = await db.paymentLink.create({
    data: {
      ...{ orderId, operationId: crypto.randomUUID(), amount: 1, isLive: false, status: 'expired' },
      ...{ checkoutUrl: `https://pm.link/${note}`, referenceNumber: `ref-${note}`, expiresAt: new Date() },
    },
  })
  return id
}

const pesos = (centavos: number) => (centavos / 100).toLocaleString('en', { minimumFractionDigits: 2 })

/** All that a customer has here, and each value of it. */
export async function addBuyer(own: Database, staff: Staff, buyer: Person): Promise<Buyer> {
  const { quantity, paid, reference, note } = traits[buyer.who as keyof typeof traits]
  const first = await addCart(staff, buyer, quantity)
  const order = await addOrder(staff, buyer, first)
  const jobId = await addPaper(staff, order.id)
  const cartId = await addCart(staff, buyer, quantity + 20)
  const linkId = await addLink(own, order.id, note)
  const { id: addressId } = await own.db.address.findFirstOrThrow({ where: { userId: buyer.id } })
  const payment = await own.db.payment.findFirstOrThrow({ where: { orderId: order.id } })
  const pictureId = payment.pictureId ?? ''
  const facts = [
    ...[buyer.firstName, buyer.lastName, buyer.digits, buyer.email, buyer.id, note, order.orderNumber, reference],
    ...[order.id, payment.id, pictureId, jobId, linkId, addressId, first, cartId],
    ...[order.totalCentavos, paid, order.dueCentavos].flatMap((centavos) => [String(centavos), pesos(centavos)]),
  ]
  return {
    ids: {
      ...{ orderId: order.id, 'orders.id': order.id, paymentId: payment.id, linkId, fileId: pictureId },
      ...{ customerId: buyer.id, 'customers.id': buyer.id, userId: buyer.id, 'people.id': buyer.id, addressId },
      ...{ cartId, 'carts.id': cartId, 'documents.answer.id': jobId },
    },
    secrets: [
      ...facts.map((value) => ({ of: buyer.who, sort: 'customer', value }) as const),
      // What one clerk writes for the others, also of one's own order.
      { of: 'farm', sort: 'farm', value: `Bulong-${note}` },
    ],
  }
}
