import { useEffect, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

const prefix = 'mash.draft.'
const keyOf = (name: string) => prefix + name

/** What was typed before a reload, or nothing. Values of another shape than the form's are dropped. */
export function readDraft<T extends object>(name: string, start: T): T {
  let kept: unknown = null
  try {
    kept = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null')
  } catch {
    return start
  }
  if (typeof kept !== 'object' || kept === null) return start
  const drafts = new Map(Object.entries(kept))
  const merged = Object.entries(start).map(([field, value]: [string, unknown]) => {
    const draft: unknown = drafts.get(field)
    return [field, typeof draft === typeof value && draft !== null ? draft : value]
  })
  // Built from the start's own fields, each kept or replaced by one of the same type.
  return Object.fromEntries(merged) as T
}

export function writeDraft(name: string, values: object): void {
  sessionStorage.setItem(keyOf(name), JSON.stringify(values))
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(keyOf(name))
}

/** Somebody else is here: what the last person typed is not for them. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}

/** Keeps what is typed through a reload of the page. `secrets` are never written down. */
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

/** The same for a form of what is kept already: its draft comes back as a change that waits to be saved. */
export function useSavedDraft<T extends FieldValues>(
  name: string,
  form: UseFormReturn<T>,
  secrets: readonly (keyof T)[],
): void {
  const { reset, getValues } = form
  useEffect(() => {
    reset(readDraft(name, getValues()), { keepDefaultValues: true })
  }, [name, reset, getValues])
  useDraft(name, form, secrets)
}
