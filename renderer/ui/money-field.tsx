import { useState } from 'react'
import { TextField, type TextFieldProps } from './field.tsx'
import { parsePesos, pesosText } from './pesos.ts'
import { mistakeWords } from './use-field.ts'

type MoneyFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'unit' | 'type'> & {
  /** Whole centavos; null: empty. */
  value: number | null
  /** NaN: what was typed is no amount. */
  onChange: (centavos: number | null) => void
}

const isAmount = (value: number | null) => value !== null && !Number.isNaN(value)
const textOf = (value: number | null) => (value !== null && isAmount(value) ? pesosText(value) : '')

/** Pesos typed as people type them, kept in centavos; written out when the field is left. */
export function MoneyField({ value, onChange, onBlur, error, ...rest }: MoneyFieldProps) {
  const [text, setText] = useState(() => textOf(value))
  // Changed from outside (a draft, what another desktop saved): the text follows.
  const [seen, setSeen] = useState(value)
  if (!Object.is(seen, value)) {
    setSeen(value)
    const typed = parsePesos(text)
    if (isAmount(value) ? typed !== value : isAmount(typed)) setText(textOf(value))
  }
  const unreadable = Number.isNaN(parsePesos(text))
  return (
    <TextField
      {...rest}
      value={text}
      unit="₱"
      error={error !== undefined && unreadable ? mistakeWords('MONEY') : error}
      onChange={(next) => {
        setText(next)
        onChange(parsePesos(next))
      }}
      onBlur={() => {
        const typed = parsePesos(text)
        if (isAmount(typed)) setText(textOf(typed))
        onBlur?.()
      }}
    />
  )
}
