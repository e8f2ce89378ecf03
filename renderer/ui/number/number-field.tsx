import type { KeyboardEvent, Ref } from 'react'
import { TextField as AriaTextField, Group, Input } from 'react-aria-components'
import { FieldHelp, FieldLabel, type FieldProps } from '../field.tsx'
import { misreadOf } from './misread-words.ts'
import type { NumberKind } from './number-kinds.ts'
import { readAs, type Typed } from './number-text.ts'
import { useNumberText } from './use-number-text.ts'
import { keepLines } from './whole-paste.ts'

export type NumberFieldProps = FieldProps & {
  kind: NumberKind
  value: Typed
  /** A number, null for empty, or the text itself while it is not understood: no schema takes that. */
  onChange: (value: Typed) => void
  onBlur?: () => void
  name?: string
  inputRef?: Ref<HTMLInputElement>
  unit?: string
}

const units: Partial<Record<NumberKind['name'], string>> = { money: '₱', percent: '%' }
const steps: Record<string, 1 | -1 | undefined> = { ArrowUp: 1, ArrowDown: -1 }

/** One up or down, as far as it goes; null: nothing to step from, or no step of this kind. */
function stepped({ name, min, max }: NumberKind, value: Typed, key: string): number | null {
  const by = steps[key]
  if (by === undefined || name === 'money' || typeof value === 'string') return null
  const next = value === null ? Math.max(min, 0) : Number((value + by).toFixed(10))
  return Math.min(Math.max(next, min), max)
}

/** Any number that is typed. What is not understood stays, is marked when the field is left, and is no number. */
export function NumberField(props: NumberFieldProps) {
  const {
    label,
    labelNote,
    help,
    error,
    kind,
    value,
    onChange,
    onBlur,
    inputRef,
    unit = units[kind.name],
    ...rest
  } = props
  const { text, isTyped, type, goOn, leave } = useNumberText(kind, value, onChange)
  const misread = isTyped || error !== undefined ? misreadOf(kind, value) : undefined
  const said = misread ?? error
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') goOn()
    const next = event.currentTarget.readOnly ? null : stepped(kind, value, event.key)
    if (next === null) return
    event.preventDefault()
    onChange(next)
  }
  return (
    <AriaTextField
      {...rest}
      value={text}
      onChange={type}
      onBlur={() => {
        leave()
        onBlur?.()
      }}
      isInvalid={said !== undefined}
      validationBehavior="aria"
      className="field"
    >
      <FieldLabel label={label} note={labelNote} />
      <Group className="inp">
        <Input
          ref={inputRef}
          inputMode={kind.decimals === 0 && kind.min >= 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          spellCheck={false}
          data-number={kind.name}
          className={kind.name === 'port' ? '' : 'num'}
          onPaste={keepLines}
          onKeyDown={onKeyDown}
        />
        {unit && <span className="u">{unit}</span>}
      </Group>
      <FieldHelp help={readAs(kind, text) ?? help} error={said} />
    </AriaTextField>
  )
}
