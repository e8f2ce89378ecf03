import { useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { draftAt, dropDraft, readDraft, writeDraft } from './draft-store.ts'

export { dropDraft, readDraft, writeDraft } from './draft-store.ts'

/** What a form was opened with from before; null: with nothing. */
export type Restored = { at: number; discard: () => void } | null

/** Keeps what is typed, through a reload of the page and a power cut. `secrets` are never written down. */
export function useDraft<T extends FieldValues>(
  name: string,
  form: UseFormReturn<T>,
  secrets: readonly (keyof T)[],
): void {
  const hidden = useRef(secrets)
  const { subscribe } = form
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const shown = Object.entries(values).filter(([field]) => !hidden.current.includes(field))
          writeDraft(name, Object.fromEntries(shown))
        },
      }),
    [name, subscribe],
  )
}

/** When the form's draft was written, and how to do without it. `differs`: it holds more than an empty form. */
export function useRestored(name: string, differs: () => boolean, reset: () => void): Restored {
  const [at, setAt] = useState(() => (differs() ? draftAt(name) : null))
  if (at === null) return null
  return {
    at,
    discard: () => {
      reset()
      // Last: the form tells of its reset, which would be written as a draft.
      dropDraft(name)
      setAt(null)
    },
  }
}

/** The same for a form with a start of its own: its draft comes back as a change that waits to be saved. */
export function useSavedDraft<T extends FieldValues>(
  name: string,
  form: UseFormReturn<T>,
  secrets: readonly (keyof T)[],
): Restored {
  const { reset, getValues } = form
  // As it was before the draft came back.
  const [start] = useState(() => structuredClone(getValues()))
  useEffect(() => {
    reset(readDraft(name, getValues()), { keepDefaultValues: true })
  }, [name, reset, getValues])
  useDraft(name, form, secrets)
  const differs = () => JSON.stringify(readDraft(name, start)) !== JSON.stringify(start)
  return useRestored(name, differs, () => {
    reset()
  })
}
