import { z } from 'zod'
import { type ConfigKey, configKeys } from '../../../electron/contract/settings/config.ts'
import { formatDuration, formatNumber } from '../../ui/format.ts'
import { count, limitsOf, money, type NumberKind, percent } from '../../ui/number/number-kinds.ts'
import type { Typed } from '../../ui/number/number-text.ts'

/** How a setting is typed in: shares are said in percent. */
export type RuleKind = 'text' | 'switch' | 'percent' | 'money' | 'whole'

export function kindOf(key: ConfigKey): RuleKind {
  const entry: { value: unknown; unit?: string } = configKeys[key]
  if (typeof entry.value === 'boolean') return 'switch'
  if (typeof entry.value === 'string') return 'text'
  if (key === 'orders.tax_rate') return 'percent'
  return entry.unit === '₱' ? 'money' : 'whole'
}

/** How a value is said, and what such a number means. Percent to two digits, without noise. */
export const toField = (kind: RuleKind, value: number): number =>
  kind === 'percent' ? Math.round(value * 10_000) / 100 : value
export const fromField = (kind: RuleKind, shown: number): number =>
  kind === 'percent' ? Math.round(shown * 100) / 10_000 : shown

/** What a setting's field takes: the limits are those of its schema. */
export function numberKindOf(key: ConfigKey): NumberKind {
  const { schema } = configKeys[key]
  const { min, max } = schema instanceof z.ZodNumber ? limitsOf(schema) : { min: 0, max: Number.MAX_SAFE_INTEGER }
  const kind = kindOf(key)
  if (kind === 'percent') return percent({ min: min * 100, max: max * 100 })
  return kind === 'money' ? money({ min: min * 100, max: Math.round(max * 100) }) : count({ min, max })
}

/** What the field holds of a value, money in centavos; and what is kept of what the field holds. */
export function fieldValue(kind: RuleKind, value: unknown): Typed {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return null
  return kind === 'money' ? Math.round(value * 100) : toField(kind, value)
}
export function storedValue(kind: RuleKind, typed: Typed): Typed {
  if (typeof typed !== 'number') return typed
  return kind === 'money' ? typed / 100 : fromField(kind, typed)
}

type Words = { on: string; off: string; unit: (unit: string) => string }

/** A value as people read it: `30 min`, `₱100.00`, `12%`, `on`. */
export function valueText(key: ConfigKey, value: unknown, { on, off, unit }: Words): string {
  if (typeof value === 'boolean') return value ? on : off
  if (typeof value !== 'number') return String(value)
  const entry: { unit?: string } = configKeys[key]
  const kind = kindOf(key)
  if (kind === 'percent') return `${formatNumber(value * 100, Number.isInteger(value * 100) ? 0 : 2)}%`
  if (kind === 'money') return `₱${formatNumber(value, 2)}`
  if (entry.unit === 's') return formatDuration(value * 1000)
  return `${formatNumber(value)}${entry.unit ? ` ${unit(entry.unit)}` : ''}`
}

const limitText = (kind: RuleKind, limit: unknown) =>
  typeof limit === 'number' ? formatNumber(toField(kind, limit)) : ''

/** The rule that a value breaks, with its limit; null: it fits. */
export function mistakeIn(
  key: ConfigKey,
  value: unknown,
): { code: string; limits: { min: string; max: string } } | null {
  const read = configKeys[key].schema.safeParse(value)
  if (read.success) return null
  const [issue] = read.error.issues
  const kind = kindOf(key)
  const limit = (side: 'minimum' | 'maximum') =>
    issue && side in issue ? limitText(kind, Reflect.get(issue, side)) : ''
  const code = issue && /^[A-Z_]+$/.test(issue.message) ? issue.message : 'TYPE'
  return { code, limits: { min: limit('minimum'), max: limit('maximum') } }
}
