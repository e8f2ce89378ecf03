import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Count } from '../../../electron/contract/inventory/stock.ts'

export type CountLine = Count['lines'][number]

/** A whole number as typed; null takes a count back, undefined is none. */
function countedOf(text: string): number | null | undefined {
  const digits = text.replaceAll(/[\s,]/g, '')
  if (digits === '') return null
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined
}

const step: Record<string, 1 | -1 | undefined> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }

/** Enter and the arrows go from field to field, as down a list on paper. */
function moveOn(event: KeyboardEvent<HTMLInputElement>) {
  const by = step[event.key]
  if (by === undefined) return
  event.preventDefault()
  const fields = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])]
  const next = fields[fields.indexOf(event.currentTarget) + by]
  if (next) next.focus()
  else event.currentTarget.blur()
}

/** What somebody counted of one product; kept when the field is left. */
export function CountField({ line, onCount }: { line: CountLine; onCount: (counted: number | null) => void }) {
  const { t } = useTranslation('inventory')
  const stored = line.counted === null ? '' : String(line.counted)
  // Null: as it is kept, so that what another desk counts shows; else as it is being typed.
  const [typed, setTyped] = useState<string | null>(null)
  const value = countedOf(typed ?? stored)
  const leave = () => {
    if (typed === null || value === undefined) return
    setTyped(null)
    if (value !== line.counted) onCount(value)
  }
  return (
    <input
      className={value === undefined ? 'inventory-counted wrong' : 'inventory-counted'}
      inputMode="numeric"
      aria-label={t('count.countedOf', { name: line.product.name })}
      aria-invalid={value === undefined}
      value={typed ?? stored}
      onFocus={(event) => {
        event.currentTarget.select()
      }}
      onChange={(event) => {
        setTyped(event.target.value)
      }}
      onBlur={leave}
      onKeyDown={moveOn}
    />
  )
}
