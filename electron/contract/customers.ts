import { z } from 'zod'
import { procedure } from './base.ts'
import { email } from './identity/person.ts'
import { byId } from './inventory/products.ts'
import { orderStatus } from './orders/order-words.ts'
import { phoneNumber } from './phone.ts'
import { inFormat, tableFile } from './table-file.ts'
import { neededWords, words } from './text.ts'

const id = z.string().min(1).max(100)
const line = (most: number) => neededWords(1, most)

/** As they stand: what is refused today may have been taken once, or elsewhere, and its row is shown all the same. */
const kept = { firstName: z.string(), lastName: z.string(), phoneNumber: z.string() }
const keptAddress = {
  ...{ ...kept, company: z.string(), street1: z.string(), street2: z.string(), city: z.string() },
  ...{ state: z.string(), postalCode: z.string(), country: z.string() },
}

const addressFields = z.object({
  type: z.enum(['shipping', 'billing']),
  firstName: line(50),
  lastName: words(50),
  company: words(100),
  street1: line(200),
  street2: words(200),
  city: line(100),
  state: line(100),
  postalCode: line(20),
  country: line(60),
  phoneNumber,
  isDefault: z.boolean(),
})

/** Where goods or papers go; an order keeps a copy of its own. */
export const addressInput = addressFields.refine(
  ({ country, postalCode }) => country !== 'Philippines' || /^\d{4}$/.test(postalCode),
  { message: 'ZIP', path: ['postalCode'] },
)
export type AddressInput = z.infer<typeof addressInput>
/** `updatedAt`: what a change is made against. */
export const address = addressFields.extend({ ...keptAddress, id, updatedAt: z.date() })
export type Address = z.infer<typeof address>

export const customerInput = z.object({
  firstName: line(50),
  lastName: words(50),
  phoneNumber,
  /** Empty: none is known. */
  email: email.or(z.literal('')),
})
export type CustomerInput = z.infer<typeof customerInput>

const stored = customerInput.extend({ ...kept, email: z.string(), id })

export const customerRow = stored.extend({
  cursor: z.string(),
  company: z.string(),
  city: z.string(),
  orders: z.int(),
  owedCentavos: z.int(),
  lastOrderAt: z.date().nullable(),
})
export type CustomerRow = z.infer<typeof customerRow>

/** All a clerk needs while the caller speaks. */
export const callerCard = z.object({
  /** `updatedAt`: what a change is made against. */
  customer: stored.extend({ since: z.date(), updatedAt: z.date() }),
  owedCentavos: z.int(),
  spentCentavos: z.int(),
  orders: z.int(),
  lastOrders: z.array(
    z.object({ id, orderNumber: z.string(), status: orderStatus, at: z.date(), totalCentavos: z.int() }),
  ),
  /** What is in most of the last ten orders, with the usual quantity. */
  usual: z.array(z.object({ productId: id, name: z.string(), quantity: z.int(), available: z.int() })),
  addresses: z.array(address),
  /** Others with the same number, from before a number was one person's. */
  samePhone: z.array(z.object({ id, name: z.string() })),
  /** Another clerk has this customer's cart open. */
  openCart: z.object({ id, clerk: z.string().nullable(), items: z.int() }).nullable(),
})
export type CallerCard = z.infer<typeof callerCard>

export const customerFilter = z.object({
  search: words(100).default(''),
  /** Only those with money due. */
  owing: z.boolean().default(false),
})
export type CustomerFilter = z.infer<typeof customerFilter>

const notFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const
const taken = { TAKEN: { status: 409, data: z.object({ field: z.string(), customerId: id.nullable() }) } } as const
const changedMeanwhile = {
  CHANGED: { status: 409, data: z.object({ by: z.string().nullable(), current: callerCard }) },
} as const
const changed = (action: 'CREATE' | 'UPDATE' | 'DELETE', entity = 'User') => ({ action, entity }) as const

export const customersContract = {
  /** People of the farm only: a customer who signs in sees no other one. */
  list: procedure({ access: 'orders:update', changes: false })
    .input(
      customerFilter.extend({
        after: z.string().max(200).nullable().default(null),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ rows: z.array(customerRow), total: z.int() })),
  /** By number, in any way it is typed, or by its last digits, or by name. The best first. */
  find: procedure({ access: 'orders:update', changes: false })
    .input(z.object({ text: neededWords(2, 60) }))
    .output(z.array(customerRow).max(8)),
  card: procedure({ access: 'orders:update', changes: false }).input(byId).errors(notFound).output(callerCard),
  create: procedure({ access: 'orders:update', changes: true, audit: changed('CREATE') })
    .input(customerInput)
    .errors(taken)
    .output(callerCard),
  update: procedure({ access: 'orders:update', changes: true, audit: changed('UPDATE') })
    .input(customerInput.extend({ id, updatedAt: z.date() }))
    .errors({ ...notFound, ...taken, ...changedMeanwhile, EMAIL_IS_LOGIN: { status: 409 } })
    .output(callerCard),
  /** A new default takes it from the old one. Orders keep the copy they were placed with. */
  saveAddress: procedure({ access: 'orders:update', changes: true, audit: changed('UPDATE', 'Address') })
    .input(
      z.object({
        customerId: id,
        /** The one that is changed; null: a new one. */
        known: z.object({ id, updatedAt: z.date() }).nullable(),
        address: addressInput,
      }),
    )
    .errors({ ...notFound, ADDRESS_NOT_FOUND: { status: 404 }, ...changedMeanwhile })
    .output(callerCard),
  removeAddress: procedure({ access: 'orders:update', changes: true, audit: changed('DELETE', 'Address') })
    .input(z.object({ customerId: id, addressId: id }))
    .errors({ ADDRESS_NOT_FOUND: { status: 404 } })
    .output(callerCard),
  /** What the filter leaves, as a file. */
  export: procedure({
    access: 'data:export',
    changes: false,
    audit: { action: 'EXPORT', entity: 'Customer' },
    stepUp: true,
  })
    .input(customerFilter.extend(inFormat.shape))
    .output(tableFile),
}
