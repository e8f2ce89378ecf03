import type { NumberKind } from './number-kinds.ts'
import { readNumber } from './read-number.ts'

/** What a field holds: a number; null for empty; the text itself while it is not understood. */
export type Typed = number | string | null

export function typedOf(kind: NumberKind, text: string): Typed {
  const reading = readNumber(kind, text)
  return reading.ok ? reading.value : text
}

function formatOf({ name, decimals }: NumberKind): Intl.NumberFormat {
  return new Intl.NumberFormat('en-PH', {
    // Where three digits may follow the point, a comma could be taken for one: there are none.
    useGrouping: name !== 'port' && decimals < 3,
    minimumFractionDigits: name === 'money' ? 2 : 0,
    maximumFractionDigits: 20,
  })
}

/** `1,250.50`, as it stands in a field that is not being typed in. Never rounded: a finer value shows what it is. */
export function standardText(kind: NumberKind, value: Typed): string {
  if (value === null || typeof value === 'string') return value ?? ''
  return formatOf(kind).format(kind.name === 'money' ? value / 100 : value)
}

/** How an unusual spelling was read; null: as anybody here would read it, or not at all. */
export function readAs(kind: NumberKind, text: string): string | null {
  const reading = readNumber(kind, text)
  if (!reading.ok || reading.isUsual) return null
  return `= ${kind.name === 'money' ? '₱' : ''}${standardText(kind, reading.value)}`
}
