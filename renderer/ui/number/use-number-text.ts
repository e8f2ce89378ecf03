import { useState } from 'react'
import type { NumberKind } from './number-kinds.ts'
import { standardText, type Typed, typedOf } from './number-text.ts'

/** The text of a field whose form holds what the text means. What was typed stays; a value from outside replaces it. */
export function useNumberText(kind: NumberKind, value: Typed, onChange: (value: Typed) => void) {
  const [text, setText] = useState(() => standardText(kind, value))
  const [seen, setSeen] = useState(value)
  // What a draft brings back is done being typed.
  const [isTyped, setTyped] = useState(typeof value === 'string')
  if (!Object.is(seen, value)) {
    setSeen(value)
    if (!Object.is(typedOf(kind, text), value)) {
      setText(standardText(kind, value))
      setTyped(typeof value === 'string')
    }
  }
  return {
    text,
    /** Whether it was left, or gone on from, so that what is wrong with it is to be said. */
    isTyped,
    type: (next: string) => {
      setText(next)
      onChange(typedOf(kind, next))
    },
    goOn: () => {
      setTyped(true)
    },
    /** Written out as it was read; what is not understood stays as it is. */
    leave: () => {
      setTyped(true)
      if (typeof value !== 'string') setText(standardText(kind, value))
    },
  }
}
