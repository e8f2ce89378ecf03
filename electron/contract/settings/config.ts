import { z } from 'zod'
import { procedure } from '../base.ts'
import { taxMode } from '../orders/order-words.ts'
import { code, neededWords, words } from '../text.ts'

type Entry = {
  schema: z.ZodType
  value: unknown
  category: 'SYSTEM' | 'SECURITY' | 'ORDERS' | 'PRODUCTS' | 'IOT' | 'ALERTS' | 'MAIL' | 'API'
  isPublic?: true
  unit?: string
}

const entry = <S extends z.ZodType>(schema: S, value: z.output<S>, rest: Omit<Entry, 'schema' | 'value'>) => ({
  schema,
  value,
  ...rest,
})
const count = (low: number, high: number) => z.int().min(low, 'TOO_SMALL').max(high, 'TOO_LARGE')
const share = z.number().min(0, 'TOO_SMALL').max(1, 'TOO_LARGE')
const pesos = z.number().min(0, 'TOO_SMALL').max(99_999_999.99, 'TOO_LARGE').multipleOf(0.01, 'CENTAVOS')

/** Every setting of the farm: its type, its value until someone sets another, and who may read it. */
export const configKeys = {
  'site.name': entry(neededWords(2, 80), 'MASH', {
    category: 'SYSTEM',
    isPublic: true,
  }),
  /** What stands at the head of invoices and receipts. Empty: left out. */
  'site.address': entry(words(200), '', { category: 'SYSTEM', isPublic: true }),
  'site.phone': entry(words(60), '', { category: 'SYSTEM', isPublic: true }),
  /** As the Bureau of Internal Revenue writes it: 123-456-789 and the branch. */
  'site.tin': entry(code().regex(/^$|^\d{3}-\d{3}-\d{3}(-\d{3,5})?$/, 'TIN'), '', {
    category: 'SYSTEM',
    isPublic: true,
  }),
  'maintenance.mode': entry(z.boolean(), false, { category: 'SYSTEM', isPublic: true }),
  'security.max_login_attempts': entry(count(3, 20), 5, { category: 'SECURITY' }),
  'security.max_login_attempts_per_address': entry(count(3, 1000), 20, { category: 'SECURITY' }),
  'security.lockout_duration': entry(count(60, 86_400), 1800, { category: 'SECURITY', unit: 's' }),
  'security.idle_lock': entry(count(60, 28_800), 900, { category: 'SECURITY', unit: 's', isPublic: true }),
  'security.max_sessions': entry(count(1, 50), 5, { category: 'SECURITY' }),
  'security.step_up_refund_above': entry(pesos, 2000, { category: 'SECURITY', unit: '₱' }),
  'orders.tax_rate': entry(share, 0.12, { category: 'ORDERS', isPublic: true }),
  'orders.tax_mode': entry(taxMode, 'exclusive', { category: 'ORDERS', isPublic: true }),
  'orders.volume_discount': entry(z.array(z.object({ fromQuantity: count(1, 10_000), share })).max(10), [], {
    category: 'ORDERS',
  }),
  'orders.hold_minutes': entry(count(1, 240), 15, { category: 'ORDERS', unit: 'min', isPublic: true }),
  'orders.shipping_fee': entry(pesos, 100, { category: 'ORDERS', unit: '₱', isPublic: true }),
  'orders.free_shipping_threshold': entry(pesos, 1000, { category: 'ORDERS', unit: '₱', isPublic: true }),
  'products.low_stock_threshold': entry(count(0, 100_000), 10, { category: 'PRODUCTS' }),
  'sensors.data_retention_days': entry(count(7, 3650), 90, { category: 'IOT', unit: 'd' }),
  'api.usage_days': entry(count(7, 3650), 90, { category: 'API', unit: 'd' }),
} as const satisfies Record<string, Entry>

export type ConfigKey = keyof typeof configKeys
export type ConfigValue<K extends ConfigKey> = z.output<(typeof configKeys)[K]['schema']>

const keys = Object.keys(configKeys) as [ConfigKey, ...ConfigKey[]]
type GuardedKey = Extract<ConfigKey, `security.${string}`>
type PlainKey = Exclude<ConfigKey, GuardedKey>
/** How often may be tried, how long one stays in, what asks for a proof: to weaken these is a way in. */
export const isGuardedKey = (key: ConfigKey): key is GuardedKey => key.startsWith('security.')
const isPlainKey = (key: ConfigKey): key is PlainKey => !isGuardedKey(key)
const guardedKey = z.enum(keys.filter(isGuardedKey) as [GuardedKey, ...GuardedKey[]])
const plainKey = z.enum(keys.filter(isPlainKey) as [PlainKey, ...PlainKey[]])

export const configKey = z.enum(keys)

export const configRow = z.object({
  key: configKey,
  value: z.unknown(),
  standard: z.unknown(),
  category: z.string(),
  isPublic: z.boolean(),
  unit: z.string().nullable(),
  updatedAt: z.date().nullable(),
})
export type ConfigRow = z.infer<typeof configRow>

export const configChange = z.object({
  at: z.date(),
  who: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
})
export type ConfigChange = z.infer<typeof configChange>

const audit = { action: 'UPDATE', entity: 'SystemConfig' } as const
const bad = { VALUE_BAD: { status: 400, data: z.object({ rule: z.string() }) } } as const
const mostValueChars = 20_000
/** What travels may hold a whole number of any length, which JSON has no word for. */
const lengthOf = (value: unknown): number =>
  JSON.stringify(value ?? null, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)).length
/** Checked by the key's own rule; before that it is only not long. */
const configValue = z
  .unknown()
  .refine((value) => lengthOf(value) <= mostValueChars, 'TOO_LONG')
  .meta({ mostBytes: mostValueChars })

export const configContract = {
  list: procedure({ access: 'system:read', changes: false }).output(z.array(configRow)),
  /** What everyone who is signed in may know. */
  open: procedure({ access: 'signed-in', changes: false }).output(z.record(z.string(), z.unknown())),
  set: procedure({ access: 'system:update', changes: true, audit })
    .input(z.object({ key: plainKey, value: configValue }))
    .errors(bad)
    .output(configRow),
  setGuarded: procedure({ access: 'system:credentials', changes: true, audit, stepUp: true })
    .input(z.object({ key: guardedKey, value: configValue }))
    .errors(bad)
    .output(configRow),
  history: procedure({ access: 'system:read', changes: false })
    .input(z.object({ key: configKey }))
    .output(z.array(configChange)),
}
