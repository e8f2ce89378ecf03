import type { KeyboardEvent } from 'react'

const step: Record<string, 1 | -1 | undefined> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }

/** Enter and the arrows go from field to field, as down a list on paper. */
export function moveOn(event: KeyboardEvent<HTMLInputElement>) {
  const by = step[event.key]
  if (by === undefined) return
  event.preventDefault()
  const fields = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])]
  const next = fields[fields.indexOf(event.currentTarget) + by]
  if (next) next.focus()
  else event.currentTarget.blur()
}
