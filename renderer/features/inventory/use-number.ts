import type { Control, FieldPathByValue, FieldValues } from 'react-hook-form'
import { useField } from '../../ui/use-field.ts'

/** Joins a number that has to be there: an empty field is NaN, which no schema takes. */
export function useNumber<T extends FieldValues>(control: Control<T>, name: FieldPathByValue<T, number>) {
  const { value, onChange, ...rest } = useField(control, name)
  const number: unknown = value
  return {
    ...rest,
    value: typeof number === 'number' && !Number.isNaN(number) ? number : null,
    onChange: (next: number | null) => {
      // The path is one of numbers, which the library's types no longer see here.
      onChange((next ?? Number.NaN) as typeof value)
    },
  }
}
