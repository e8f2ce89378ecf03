import { useState } from 'react'
import { problemOf } from '../../host/api.ts'

type Options<T, F> = {
  /** As it was read. */
  start: T
  /** What another desktop saved, out of the answer of a refusal CHANGED; null: it is not in there. */
  currentOf: (current: unknown) => T | null
  /** What stands in the form once theirs is under it, and what they changed. */
  merge: (versions: { read: T; theirs: T; typed: T }) => { values: T; fields: F[] }
}

/** Values that are typed and saved against what was read: of two who save at once the second sees what the first did. */
export function useSavedAgainst<T, F>({ start, currentOf, merge }: Options<T, F>) {
  const [known, setKnown] = useState(start)
  const [values, setValues] = useState(start)
  const [changed, setChanged] = useState<{ by: string | null; fields: F[] } | null>(null)
  return {
    known,
    values,
    setValues,
    changed,
    giveWay: (error: unknown) => {
      const { code, data } = problemOf(error)
      const theirs = code === 'CHANGED' ? currentOf(data.current) : null
      if (theirs === null) return
      const merged = merge({ read: known, theirs, typed: values })
      setKnown(theirs)
      setValues(merged.values)
      setChanged({ by: typeof data.by === 'string' ? data.by : null, fields: merged.fields })
    },
    /** What is still to be said of a refusal: not what the notice says. */
    unsaid: (error: unknown) => (changed && problemOf(error).code === 'CHANGED' ? null : error),
    takeTheirs: () => {
      setValues(known)
      setChanged(null)
    },
  }
}
