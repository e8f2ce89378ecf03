import { z } from 'zod'
import { pageInput, procedure } from '../base.ts'
import { inFormat, tableFile } from '../table-file.ts'
import { neededWords, words } from '../text.ts'
import { byId, centavos, productRow, quantity } from './products.ts'

const id = z.string().min(1).max(100)

/** The backend's words (ecosystem 4.6). received and returned come in, sold, damaged and transferred go out. */
export const movementType = z.enum(['received', 'sold', 'returned', 'damaged', 'transferred', 'adjustment'])
export type MovementType = z.infer<typeof movementType>

export const movementRow = z.object({
  id,
  cursor: z.string(),
  at: z.date(),
  product: z.object({ id, name: z.string() }),
  batch: z.object({ id, number: z.string() }).nullable(),
  type: movementType,
  quantity: z.int(),
  previousStock: z.int(),
  newStock: z.int(),
  reason: z.string().nullable(),
  notes: z.string().nullable(),
  who: z.object({ id, name: z.string() }).nullable(),
  document: z.object({ type: z.string(), id: z.string() }).nullable(),
})
export type MovementRow = z.infer<typeof movementRow>

/** Who has how many of a product promised, and for how long. */
export const holder = z.object({
  cartId: id,
  customer: z.string(),
  clerk: z.string().nullable(),
  quantity: z.int(),
  heldUntil: z.date(),
})
export const availability = z.object({
  onHand: z.int(),
  held: z.int(),
  available: z.int(),
  holders: z.array(holder),
})
export type Availability = z.infer<typeof availability>

export const batchRow = z.object({
  id,
  number: z.string(),
  product: z.object({ id, name: z.string() }),
  harvestedAt: z.date(),
  sellBy: z.date().nullable(),
  remaining: z.int(),
  received: z.int(),
  /** What is left of it at today's price. */
  worthCentavos: centavos,
  chamber: z.object({ id, name: z.string(), room: z.string().nullable() }).nullable(),
  climate: z
    .object({ temperature: z.number().nullable(), humidity: z.number().nullable(), co2: z.number().nullable() })
    .nullable(),
})
export type BatchRow = z.infer<typeof batchRow>

export const sellFirstRow = z.object({
  product: productRow.pick({ id: true, name: true, sku: true, priceCentavos: true, unit: true, packSize: true }),
  /** What spoils within the hours asked for, and what it is worth. */
  spoiling: z.int(),
  atRiskCentavos: centavos,
  firstSellBy: z.date(),
  batches: z.array(batchRow.pick({ id: true, number: true, sellBy: true, remaining: true })),
})
export type SellFirstRow = z.infer<typeof sellFirstRow>

export const countLine = z.object({
  product: z.object({ id, name: z.string(), sku: z.string(), unit: z.string() }),
  /** On hand now; once counted, as it was then. */
  expected: z.int(),
  counted: z.int().nullable(),
  difference: z.int().nullable(),
  countedBy: z.string().nullable(),
})
export const count = z.object({
  id,
  note: z.string(),
  startedAt: z.date(),
  startedBy: z.string().nullable(),
  closedAt: z.date().nullable(),
  lines: z.array(countLine),
})
export type Count = z.infer<typeof count>

export const movementFilter = z.object({
  productId: id.nullable().default(null),
  type: movementType.nullable().default(null),
  batchId: id.nullable().default(null),
})
export type MovementFilter = z.infer<typeof movementFilter>

const reason = neededWords(2, 200)
export const difference = z
  .int()
  .min(-1_000_000, 'TOO_SMALL')
  .max(1_000_000, 'TOO_LARGE')
  .refine((n) => n !== 0, 'REQUIRED')
export const counted = z.int().min(0, 'TOO_SMALL').max(1_000_000, 'TOO_LARGE')
const notes = words(500).default('')
const move = (action: 'CREATE' | 'UPDATE', entity = 'StockMovement') => ({ action, entity }) as const
const notFound = { PRODUCT_NOT_FOUND: { status: 404 } } as const
/** Given, the same operation is done once: asked again after a lost answer, it tells what was done. */
const operationId = z.uuid().optional()
/** It was done already, with another quantity than is asked for now: nothing is done again. */
const otherwise = { DONE_OTHERWISE: { status: 409, data: z.object({ quantity: z.int() }) } } as const
const short = { STOCK_SHORT: { status: 409, data: z.object({ productId: id, available: z.int() }) } } as const

export const stockContract = {
  movements: procedure({ access: 'inventory:read', changes: false })
    .input(movementFilter.extend(pageInput.shape))
    .output(z.array(movementRow)),
  /** The ledger as a file, newest first. */
  exportMovements: procedure({
    access: 'inventory:read',
    changes: false,
    audit: { action: 'EXPORT', entity: 'StockMovement' },
  })
    .input(movementFilter.extend(inFormat.shape))
    .output(tableFile),
  availability: procedure({ access: 'products:read', changes: false })
    .input(byId)
    .errors(notFound)
    .output(availability),
  /** Into a new batch when the product spoils, or into the one named. */
  receive: procedure({ access: 'inventory:adjust', changes: true, audit: move('CREATE') })
    .input(
      z.object({
        productId: id,
        quantity,
        harvestedAt: z.date().nullable(),
        sellBy: z.date().nullable(),
        reason,
        notes,
        operationId,
      }),
    )
    .errors({ ...notFound, ...otherwise })
    .output(movementRow),
  /** From a chamber: the batch keeps which one, and how its flush was. */
  harvest: procedure({ access: 'inventory:adjust', changes: true, audit: move('CREATE') })
    .input(
      z.object({ productId: id, chamberId: id, room: z.enum(['fruiting', 'spawning']), quantity, notes, operationId }),
    )
    .errors({ ...notFound, ...otherwise, CHAMBER_NOT_FOUND: { status: 404 } })
    .output(batchRow),
  /** Spoiled, broken, given away: oldest batch first unless one is named. */
  writeOff: procedure({ access: 'inventory:adjust', changes: true, audit: move('CREATE') })
    .input(
      z.object({
        productId: id,
        batchId: id.nullable(),
        quantity,
        type: z.enum(['damaged', 'transferred']),
        reason,
        notes,
        operationId,
      }),
    )
    .errors({ ...notFound, BATCH_NOT_FOUND: { status: 404 }, ...otherwise, ...short })
    .output(z.array(movementRow)),
  adjust: procedure({ access: 'inventory:adjust', changes: true, audit: move('CREATE') })
    .input(z.object({ productId: id, difference, reason, notes, operationId }))
    .errors({ ...notFound, ...otherwise, ...short })
    .output(z.array(movementRow)),
  batches: procedure({ access: 'inventory:read', changes: false })
    .input(z.object({ productId: id.nullable().default(null), left: z.boolean().default(true) }))
    .output(z.array(batchRow)),
  sellFirst: procedure({ access: 'inventory:read', changes: false })
    .input(z.object({ hours: z.int().min(1).max(720).default(48) }))
    .output(z.array(sellFirstRow)),
  /** On-hand stock at each change, for the product's chart. */
  history: procedure({ access: 'inventory:read', changes: false })
    .input(z.object({ id, days: z.int().min(1).max(366) }))
    .errors(notFound)
    .output(z.object({ t: z.array(z.number()), stock: z.array(z.int()) })),

  counts: procedure({ access: 'inventory:read', changes: false }).output(z.array(count.omit({ lines: true }))),
  count: procedure({ access: 'inventory:read', changes: false })
    .input(byId)
    .errors({ COUNT_NOT_FOUND: { status: 404 } })
    .output(count),
  startCount: procedure({ access: 'inventory:adjust', changes: true, audit: move('CREATE', 'StockCount') })
    .input(z.object({ categoryId: id.nullable(), note: words(200) }))
    .output(count),
  /** Several people count at once: each line is one's own call. Null takes a count back. */
  countOne: procedure({
    access: 'inventory:adjust',
    changes: true,
    unaudited: 'a tally on the sheet, with who and when; what closing the count does to the stock is written',
  })
    .input(
      z.object({
        countId: id,
        productId: id,
        counted: counted.nullable(),
      }),
    )
    .errors({ COUNT_NOT_FOUND: { status: 404 }, COUNT_CLOSED: { status: 409 } })
    .output(countLine),
  /** Writes the differences as adjustments, all or none; what was sold meanwhile is allowed for. */
  closeCount: procedure({ access: 'inventory:adjust', changes: true, audit: move('UPDATE', 'StockCount') })
    .input(byId)
    .errors({ COUNT_NOT_FOUND: { status: 404 }, COUNT_CLOSED: { status: 409 }, ...short })
    .output(count),
}
