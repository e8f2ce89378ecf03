import { type Control, type FieldPath, type FieldPathValue, type FieldValues, useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { hasWords, words } from '../i18n.ts'

/** A schema's message is a code; the sentence is in the catalogue. */
export function mistakeWords(code: string): string {
  return words(hasWords(`common:mistake.${code}`) ? `common:mistake.${code}` : 'common:mistake.OTHER', { code })
}

type Joined<T extends FieldValues, N extends FieldPath<T>> = {
  name: N
  value: FieldPathValue<T, N>
  onChange: (value: FieldPathValue<T, N>) => void
  onBlur: () => void
}

/** Joins a switch, a tick or a choice to a form: what can't be wrong. */
export function useChoice<T extends FieldValues, N extends FieldPath<T>>(control: Control<T>, name: N): Joined<T, N> {
  const { field } = useController({ control, name })
  return { name: field.name, value: field.value, onChange: field.onChange, onBlur: field.onBlur }
}

const isEmpty = (value: unknown) => value === '' || value === null || Number.isNaN(value)

/** Joins a field to a form, with its mistake: `<TextField label=… {...useField(form.control, 'email')} />`. */
export function useField<T extends FieldValues, N extends FieldPath<T>>(
  control: Control<T>,
  name: N,
): Joined<T, N> & { inputRef: (element: HTMLElement | null) => void; error: string | undefined } {
  useTranslation()
  const { field, fieldState } = useController({ control, name })
  return {
    name: field.name,
    value: field.value,
    onChange: field.onChange,
    onBlur: field.onBlur,
    inputRef: field.ref,
    error: fieldState.error
      ? mistakeWords(isEmpty(field.value) ? 'REQUIRED' : (fieldState.error.message ?? ''))
      : undefined,
  }
}
