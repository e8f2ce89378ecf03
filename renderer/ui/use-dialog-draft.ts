import { useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { problemOf } from '../host/api.ts'
import { fits } from './draft-fits.ts'
import { draftValues, dropDraft, writeDraft } from './draft-store.ts'
import { type Restored, useRestored } from './use-draft.ts'

type Beside = Readonly<Record<string, string>>
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What was typed, where the form has a field for it and it is of that field's kind. */
function fitted(start: unknown, typed: unknown): unknown {
  if (isRecord(start)) {
    const from = isRecord(typed) ? typed : {}
    return Object.fromEntries(Object.entries(start).map(([field, value]) => [field, fitted(value, from[field])]))
  }
  return fits(start, typed) ? typed : start
}

/** What a dialog keeps with its fields: `of`, in words, whose it is; the id of what is asked for. */
export function besideOf(name: string): Beside {
  const beside = draftValues(name)?.beside
  if (!isRecord(beside)) return {}
  const texts = Object.entries(beside).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts)
}

/** One operation, one id, which a draft keeps: pressed again after a lost answer, or a power cut, it is the same one. */
export function useOperation(name: string) {
  const [operationId, setId] = useState(() => besideOf(name).operationId ?? crypto.randomUUID())
  const renew = () => {
    setId(crypto.randomUUID())
  }
  return {
    operationId,
    renew,
    /** What was granted before it was edited is done: whoever presses again, having read so, means another time. */
    onError: (error: unknown) => {
      if (problemOf(error).code === 'DONE_OTHERWISE') renew()
    },
  }
}

type DialogDraft<T extends FieldValues> = {
  /** By what is edited, so that another order's payment does not begin with this one's words. */
  name: string
  form: UseFormReturn<T>
  beside?: Beside
  onDiscard?: () => void
}

/**
 * The draft of a small form: only what differs from its start is kept, and nothing when nothing does. Leaving it by Esc
 * or by an accident keeps the draft; `drop` is for what was saved or given up.
 */
export function useDialogDraft<T extends FieldValues>({
  name,
  form,
  beside = {},
  onDiscard,
}: DialogDraft<T>): {
  restored: Restored
  drop: () => void
  /** Closes, and what was typed is gone. */
  giveUp: (onClose: () => void) => () => void
} {
  const { reset, getValues, subscribe } = form
  const [start] = useState(() => structuredClone(getValues()))
  // The same fields as the start's, each of the same kind.
  const stored = () => fitted(start, draftValues(name)) as T
  const restored = useRestored(name, () => !same(stored(), start), reset)
  const latest = useRef(beside)
  useEffect(() => {
    latest.current = beside
  })
  useEffect(() => {
    const values = getValues()
    reset(fitted(values, draftValues(name)) as T, { keepDefaultValues: true })
    return subscribe({
      formState: { values: true },
      callback: ({ values: typed, defaultValues }) => {
        const fields = Object.entries(typed).filter(([field, value]) => !same(value, defaultValues?.[field]))
        if (fields.length > 0) writeDraft(name, { ...Object.fromEntries(fields), beside: latest.current })
        else if (draftValues(name)) dropDraft(name)
      },
    })
  }, [name, reset, getValues, subscribe])
  return {
    restored: restored && {
      at: restored.at,
      discard: () => {
        restored.discard()
        onDiscard?.()
      },
    },
    drop: () => {
      dropDraft(name)
    },
    giveUp: (onClose) => () => {
      dropDraft(name)
      onClose()
    },
  }
}
