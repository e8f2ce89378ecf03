import { useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { problemOf } from '../host/api.ts'

/** Who saved before this person did, and what. */
export type Meanwhile<T> = { by: string | null; fields: (keyof T & string)[] }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
/** The fields that differ. */
const differing = <T extends FieldValues>(a: T, b: T) =>
  Object.keys(a).filter((field): field is keyof T & string => !same(a[field], b[field]))

type BaseOptions<Row, T extends FieldValues> = {
  /** As it was read; null: a new one. */
  start: Row | null
  form: UseFormReturn<T>
  /** What of it a person may change. */
  inputOf: (row: Row) => T
  /** What another desktop saved, out of the answer of a refusal CHANGED; null: it is not in there. */
  currentOf: (current: unknown) => Row | null
}

/**
 * What a form is saved against. A row that is read anew while someone types does not replace it; one that another
 * desktop saved meanwhile does, and what was typed here stays over it.
 */
export function useBase<Row, T extends FieldValues>({ start, form, inputOf, currentOf }: BaseOptions<Row, T>) {
  const [base, setBase] = useState(start)
  const [changed, setChanged] = useState<Meanwhile<T> | null>(null)
  return {
    base,
    changed,
    /** It is saved, or theirs is taken: nothing typed waits. */
    standOn: (row: Row) => {
      form.reset(inputOf(row))
      setBase(row)
      setChanged(null)
    },
    /** What another desktop saved meanwhile is under the form now; null: it was refused for another reason. */
    giveWay: (error: unknown): Row | null => {
      const { code, data } = problemOf(error)
      const current = code === 'CHANGED' ? currentOf(data.current) : null
      if (current === null || base === null) return null
      const [read, theirs, typed] = [inputOf(base), inputOf(current), form.getValues()]
      const own = Object.fromEntries(differing(read, typed).map((field) => [field, typed[field]]))
      form.reset(theirs)
      form.reset({ ...theirs, ...own }, { keepDefaultValues: true })
      setBase(current)
      setChanged({ by: typeof data.by === 'string' ? data.by : null, fields: differing(read, theirs) })
      return current
    },
    /** What is still to be said of a refusal: not what the notice says. */
    unsaid: (error: unknown) => (changed && problemOf(error).code === 'CHANGED' ? null : error),
    takeTheirs: () => {
      form.reset()
      setChanged(null)
    },
  }
}
