import { plainInput } from './every-procedure.ts'
import { aboutRecords, addRecords, type Records } from './fuzz-records.ts'
import { pngOf } from './pictures.ts'
import { bytesOf } from './statement-bytes.ts'
import type { Mover, WalkFarm } from './walk-farm.ts'

export const aPicture = pngOf(2, 2)

/** A bank's paper with one line. */
export const aStatement = (reference: string) =>
  bytesOf(`Date and Time,Description,Reference No.,Debit,Credit\n2026-11-24 08:00:00,Juan,${reference},,112.00\n`)

/** What reads need besides one record of each kind. */
async function addMore({ client }: Mover, records: Records) {
  const { productId = '', orderId = '' } = records
  const { images } = await client.products.addImage({ id: productId, bytes: aPicture })
  const picture = { method: 'GCASH', reference: '9031228411740', picture: aPicture, note: '' } as const
  const { payments } = await client.payments.record({
    ...{ orderId, operationId: crypto.randomUUID(), amountCentavos: 100 },
    ...picture,
  })
  const paper = { method: 'GCASH', fileName: 'gcash.csv', bytes: aStatement('5551234567890') } as const
  const statement = await client.payments.importStatement(paper)
  const { version, lines } = await client.orders.get({ id: orderId })
  return {
    'payments.picture': { paymentId: payments.find(({ pictureId }) => pictureId !== null)?.id },
    'payments.statement': { id: statement.id },
    'products.image': { fileId: images[0] },
    'products.previewBulk': { ids: [productId], set: { isActive: false } },
    'orders.previewEdit': {
      ...{ id: orderId, version, reason: 'fewer', discountCentavos: null, shippingCentavos: null },
      lines: lines.map((line) => ({ productId: line.productId, quantity: 1, priceCentavos: null })),
    },
  }
}

/** An input of each procedure about records that are there. */
export async function readInputs(walk: WalkFarm, owner: Mover): Promise<(name: string) => unknown> {
  const found = await addRecords(walk.db, owner.client, walk.chamber)
  const special: Record<string, unknown> = {
    ...(await addMore(owner, found)),
    'chambers.frames': { of: walk.chamber.deviceId },
  }
  return (name) => special[name] ?? aboutRecords(name, plainInput[name], found) ?? plainInput[name]
}
