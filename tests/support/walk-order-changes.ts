import { randomInt, randomUUID } from 'node:crypto'
import { plainInput } from './every-procedure.ts'
import { addProduct, pickup, placed } from './sell.ts'
import type { ChangeInput, ChangeInputs } from './walk-changes.ts'
import { aStatement } from './walk-reads.ts'

type At = Parameters<ChangeInput>[0]
const about = (name: string, more: object) => ({ ...(plainInput[name] as object), ...more })

const caller = () => ({ firstName: 'Liza', lastName: 'Cruz', phoneNumber: `+63917${randomInt(1_000_000, 9_999_999)}` })
const newCustomer = ({ mover }: At) => mover.client.customers.create({ ...caller(), email: '' })

async function withAddress(at: At) {
  const { customer } = await newCustomer(at)
  const address = plainInput['customers.saveAddress'] as Parameters<typeof at.mover.client.customers.saveAddress>[0]
  await at.mover.client.customers.saveAddress({ ...address, customerId: customer.id })
  const kept = await at.walk.db.address.findFirstOrThrow({ where: { userId: customer.id } })
  return { customerId: customer.id, addressId: kept.id }
}

/** A customer's cart with one line. */
async function filled(at: At) {
  const { client } = at.mover
  const { customer } = await newCustomer(at)
  const { id: productId } = await addProduct(at.walk.db)
  const { id } = await client.carts.open({ customerId: customer.id, channel: 'phone' })
  await client.carts.add({ id, productId, quantity: 1 })
  return { id, productId, customerId: customer.id }
}
async function newOrder({ walk, mover }: At) {
  const { id } = await addProduct(walk.db)
  return placed(mover.client, [{ id, quantity: 1 }])
}
const ofOrder =
  (name: string): ChangeInput =>
  async (at) => {
    const { id, version } = await newOrder(at)
    return about(name, { id, version })
  }

/** What somebody says that they paid; cash is there as soon as it is told. */
async function paid(at: At, method: 'COD' | 'GCASH') {
  const { id: orderId, dueCentavos: amountCentavos } = await newOrder(at)
  const reference = method === 'COD' ? '' : String(randomInt(1_000_000_000, 9_999_999_999))
  const payment = { orderId, operationId: randomUUID(), method, amountCentavos, reference, picture: null, note: '' }
  const { payments } = await at.mover.client.payments.record(payment)
  return { paymentId: payments[0]?.id ?? '' }
}
/** Money in the farm's own account, and a claim of as much under another reference. */
async function lineAndClaim(at: At) {
  const { id: orderId } = await newOrder(at)
  const reference = String(randomInt(1_000_000_000, 9_999_999_999))
  const claim = { method: 'GCASH', amountCentavos: 11_200, picture: null, note: '' } as const
  const { payments } = await at.mover.client.payments.record({
    ...{ ...claim, orderId, operationId: randomUUID(), reference: `${reference}1` },
  })
  const paper = { method: 'GCASH', fileName: 'gcash.csv', bytes: aStatement(reference) } as const
  const { lines } = await at.mover.client.payments.importStatement(paper)
  return { lineId: lines[0]?.id ?? '', paymentId: payments[0]?.id ?? '' }
}
async function linkWanted(at: At) {
  await at.mover.client.paymongo.save({ secretKey: 'sk_test_kabute1234' })
  const { id: orderId, dueCentavos: amountCentavos } = await newOrder(at)
  return { orderId, operationId: randomUUID(), amountCentavos }
}
async function seen(at: At) {
  const document = { kind: 'receipt', orderId: (await newOrder(at)).id } as const
  const { sha256, copy, at: stamped, language } = await at.mover.client.documents.preview({ document })
  return { document, sha256, copy, at: stamped, language, printer: null, copies: 1 }
}

export const orderInputs: ChangeInputs = {
  'customers.create': () => ({ ...caller(), email: '' }),
  'customers.update': async (at) => {
    const { customer } = await newCustomer(at)
    const { updatedAt } = await at.walk.db.user.findUniqueOrThrow({ where: { id: customer.id } })
    return { ...caller(), email: '', id: customer.id, updatedAt }
  },
  'customers.saveAddress': async (at) =>
    about('customers.saveAddress', { customerId: (await newCustomer(at)).customer.id }),
  'customers.removeAddress': withAddress,

  'carts.add': async (at) => ({ ...(await filled(at)), quantity: 1 }),
  'carts.setLine': async (at) => ({ ...(await filled(at)), quantity: 3 }),
  'carts.repeat': async (at) => {
    const { id, customerId } = await filled(at)
    await at.mover.client.orders.place(pickup(id))
    const cart = await at.mover.client.carts.open({ customerId, channel: 'phone' })
    return { id: cart.id, of: 'last' }
  },
  'carts.renewHolds': async (at) => {
    const { id } = await filled(at)
    at.walk.clock.ms += 60_000
    return { id }
  },
  'carts.assign': async (at) => {
    const { id } = await at.mover.client.carts.open({ customerId: null, channel: 'walk-in' })
    return { id, customerId: (await newCustomer(at)).customer.id }
  },
  'carts.discard': filled,

  'orders.place': async (at) => pickup((await filled(at)).id),
  'orders.move': ofOrder('orders.move'),
  'orders.cancel': ofOrder('orders.cancel'),
  'orders.edit': async (at) => {
    const { id, version, lines } = await newOrder(at)
    const more = lines.map(({ productId }) => ({ productId, quantity: 2, priceCentavos: null }))
    return about('orders.edit', { id, version, lines: more })
  },
  'orders.note': ofOrder('orders.note'),
  'orders.release': ofOrder('orders.release'),

  'payments.record': async (at) =>
    about('payments.record', { orderId: (await newOrder(at)).id, operationId: randomUUID() }),
  'payments.confirm': (at) => paid(at, 'GCASH'),
  'payments.reject': async (at) => about('payments.reject', await paid(at, 'GCASH')),
  'payments.refund': async (at) => about('payments.refund', { ...(await paid(at, 'COD')), operationId: randomUUID() }),
  'payments.importStatement': () => about('payments.importStatement', { bytes: aStatement('7771234567890') }),
  'payments.assignLine': lineAndClaim,
  'payments.makeLink': linkWanted,
  'payments.cancelLink': async (at) => ({ linkId: (await at.mover.client.payments.makeLink(await linkWanted(at))).id }),

  'documents.print': seen,
  'documents.answer': async (at) => ({ id: (await at.mover.client.documents.print(await seen(at))).id, came: true }),
}
