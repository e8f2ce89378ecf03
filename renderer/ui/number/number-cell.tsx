import { type KeyboardEvent, useId, useRef } from 'react'
import { useCell } from './number-cells.ts'
import type { Typed } from './number-text.ts'
import { type CellOptions, useCellText } from './use-cell-text.ts'
import { keepLines } from './whole-paste.ts'

type NumberCellProps = CellOptions & {
  label: string
  className?: string
  /** The number that a key means; undefined: it is typed like any other. */
  byKey?: (key: string, value: Typed) => number | undefined
  /** Enter takes what is typed before this is asked. */
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** A number in a table: kept when it is left or Enter is pressed. What is not understood stays, marked, and is not kept. */
export function NumberCell({ label, className = '', byKey, onKeyDown, ...options }: NumberCellProps) {
  const input = useRef<HTMLInputElement>(null)
  const reason = useId()
  const { text, value, mistake, type, give, commit } = useCellText(options)
  useCell(() => {
    const settled = commit(true)
    if (settled === 'refused') input.current?.focus()
    return settled
  })
  return (
    <span className={`number-cell ${className}`}>
      <input
        ref={input}
        className="num"
        inputMode="numeric"
        autoComplete="off"
        data-number={options.kind.name}
        aria-label={label}
        aria-invalid={mistake !== undefined}
        aria-describedby={mistake === undefined ? undefined : reason}
        value={text}
        onPaste={keepLines}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onChange={(event) => {
          type(event.target.value)
        }}
        onBlur={() => {
          commit(false)
        }}
        onKeyDown={(event) => {
          // The Enter that ends a composition of full-width digits is no Enter of the table.
          if (event.nativeEvent.isComposing) return
          const meant = byKey?.(event.key, value)
          if (meant !== undefined) give(meant)
          if (event.key === 'Enter') commit(true)
          if (meant !== undefined || event.key === 'Enter') event.preventDefault()
          onKeyDown?.(event)
        }}
      />
      {mistake !== undefined && (
        <span id={reason} role="alert" className="number-reason">
          {mistake}
        </span>
      )}
    </span>
  )
}
