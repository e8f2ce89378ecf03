import { useRef } from 'react'
import { FieldError, Group, Input, Label, TextField } from 'react-aria-components'
import { Icon } from './icon.tsx'

type CodeFieldProps = {
  label: string
  labelNote?: string
  value: string
  onChange: (digits: string) => void
  /** All of them are there: typed, pasted or filled in by the system. */
  onComplete: (digits: string) => void
  error?: string | undefined
  autoFocus?: boolean
  length?: number
}

/** Digits in boxes, over one real input, so that pasting, autofill and screen readers find an ordinary field. */
export function CodeField(props: CodeFieldProps) {
  const { label, labelNote, value, onChange, onComplete, error, autoFocus, length = 6 } = props
  const complete = useRef('')
  const take = (text: string) => {
    const digits = text.replaceAll(/\D/g, '').slice(0, length)
    onChange(digits)
    if (digits.length < length) complete.current = ''
    else if (complete.current !== digits) {
      complete.current = digits
      onComplete(digits)
    }
  }
  return (
    <TextField
      value={value}
      onChange={take}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoFocus={autoFocus ?? false}
      autoComplete="one-time-code"
      inputMode="numeric"
      className="field"
    >
      <Label className="field-label">
        {label}
        {labelNote && <span className="note"> {labelNote}</span>}
      </Label>
      <Group className="code-boxes">
        <Input className="code-input" spellCheck={false} />
        {Array.from({ length }, (_, at) => (
          <span key={at} aria-hidden="true" className={at === Math.min(value.length, length - 1) ? 'at' : ''}>
            {value[at] ?? ''}
          </span>
        ))}
      </Group>
      {error && (
        <FieldError className="help bad">
          <Icon name="bad" small />
          <span>{error}</span>
        </FieldError>
      )}
    </TextField>
  )
}
