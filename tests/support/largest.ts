import type { BulkRow } from '../../electron/contract/inventory/products.ts'
import { mostStatement } from '../../electron/contract/orders/statements.ts'
import { permissions } from '../../electron/contract/permissions.ts'
import { pngOf } from './pictures.ts'
import { bytesOf } from './statement-bytes.ts'

/** What the largest inputs are about. */
export type LargeFarm = {
  /** Five thousand. */
  productIds: readonly string[]
  /** Two hundred that are being packed. */
  orderIds: readonly string[]
  bulk: readonly BulkRow[]
  /** That none of them has now. */
  newPriceCentavos: number
}

const one = (ids: readonly string[]): string => ids[0] ?? ''
const operationId = '4f3f2a52-7f3c-4b3e-9d55-1f6f1a0f2b11'
const whole = { format: 'xlsx' }
const priceOf = ({ newPriceCentavos }: LargeFarm) => ({ priceCentavos: newPriceCentavos })

let files = 0
/** As many rows as may be, of as many characters as a bank writes. */
function statement(): string {
  files += 1
  const row = (i: number) =>
    `${files}77${String(i).padStart(9, '0')},"1,${100 + (i % 900)}.00",2026-11-${10 + (i % 20)} 08:00,"Received from Mia Cruz by instant transfer",,1000.00`
  const rows = Array.from({ length: mostStatement.rows }, (_, i) => row(i))
  return ['Reference No,Amount,Date and Time,Description,Debit,Balance', ...rows].join('\n')
}

const aYear = { method: 'GCASH', fileName: 'year.csv', reading: { unmarked: 'in' } }

const editLines = ({ productIds }: LargeFarm) =>
  productIds.slice(0, 200).map((productId) => ({ productId, quantity: 1, priceCentavos: null }))
const edit = (farm: LargeFarm) => ({
  ...{ id: farm.orderIds[1] ?? '', version: 0, lines: editLines(farm), reason: 'the largest' },
  ...{ discountCentavos: null, shippingCentavos: null },
})
const pem = '-----BEGIN CERTIFICATE-----\n'.padEnd(20_000, 'A')

/**
 * The largest that may be asked of each procedure whose input or answer a caller may make large. All of it is sent at
 * once to a desk that works (tests/faults/largest-of-everything.test.ts).
 */
export const largest: Readonly<Record<string, (farm: LargeFarm) => unknown>> = {
  'payments.previewStatement': () => ({ ...aYear, bytes: bytesOf(statement()) }),
  'payments.importStatement': () => ({ ...aYear, bytes: bytesOf(statement()) }),
  'chambers.dismiss': () => ({
    keys: Array.from({ length: 200 }, (_, i) => `MASH-${i}`.padEnd(200, 'x')),
    isDismissed: true,
  }),
  'products.addImage': ({ productIds }) => ({ id: one(productIds), bytes: pngOf(10_000, 5000) }),
  'payments.record': ({ orderIds }) => ({
    ...{ orderId: one(orderIds), operationId, method: 'GCASH', amountCentavos: 100, reference: '9031228411740' },
    ...{ note: '', picture: pngOf(5000, 10_000) },
  }),
  'documents.preview': ({ orderIds }) => ({ document: { kind: 'pick-list', orderIds } }),
  'documents.print': ({ productIds }) => ({
    ...{ document: { kind: 'label', productId: one(productIds), batchId: null, count: 200 }, language: 'en' },
    ...{ sha256: '0'.repeat(64), copy: 1, at: new Date(), printer: null, copies: 50 },
  }),
  'products.previewBulk': (farm) => ({ ids: farm.productIds, set: priceOf(farm) }),
  'products.applyBulk': (farm) => ({
    rows: farm.bulk.map(({ id, before }) => ({ id, before })),
    set: priceOf(farm),
  }),
  'products.undoBulk': ({ bulk }) => ({ rows: bulk.map(({ id, before, after }) => ({ id, before, after })) }),
  'orders.previewEdit': edit,
  'orders.edit': edit,
  'payments.refund': ({ productIds }) => ({
    ...{ paymentId: 'none', operationId, amountCentavos: 100, method: 'COD', reference: '', reason: 'the largest' },
    lines: productIds.slice(0, 200).map((orderLineId) => ({ orderLineId, quantity: 1, toStock: true })),
  }),
  'drafts.put': () => ({ name: 'orders.new', json: JSON.stringify({ notes: 'x'.repeat(65_000) }) }),
  'roles.create': () => ({ name: 'Everything', description: '', permissions: [...permissions] }),
  'roles.setPermissions': () => ({ id: 'none', permissions: [...permissions], before: [...permissions] }),
  'keys.create': () => ({ name: 'The largest', scopes: [...permissions], days: 30 }),
  'keys.saveDoor': () => ({ enabled: false, port: 0, open: false, certificate: pem, privateKey: pem }),
  'people.export': () => whole,
  'logs.exportAudit': () => whole,
  'logs.exportSecurity': () => whole,
  'products.export': () => whole,
  'stock.exportMovements': () => whole,
  'customers.export': () => whole,
  'orders.export': () => whole,
}
