import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { useField } from '../use-field.ts'
import type { Typed } from './number-text.ts'

/** Joins a number to a form. While it is not understood the form holds its text, which no schema takes for a number. */
export function useNumber<T extends FieldValues, N extends FieldPath<T>>(control: Control<T>, name: N) {
  const { value, onChange, ...rest } = useField(control, name)
  const held: unknown = value
  return {
    ...rest,
    value: (typeof held === 'number' && !Number.isNaN(held)) || typeof held === 'string' ? held : null,
    onChange: (next: Typed) => {
      // The path is one of numbers, which the library's types no longer see here; the rest is for the schema to refuse.
      onChange(next as typeof value)
    },
  }
}
