import { useState } from 'react'
import type { NumberKind } from './number-kinds.ts'
import { standardText, type Typed, typedOf } from './number-text.ts'

/** The text of a field whose form holds what the text means. What was typed stays; a value from outside replaces it. */
export function useNumberText(kind: NumberKind, value: Typed, onChange: (value: Typed) => void) {
  const [text, setText] = useState(() => standardText(kind, value))
  const [seen, setSeen] = useState(value)
  if (!Object.is(seen, value)) {
    setSeen(value)
    if (!Object.is(typedOf(kind, text), value)) setText(standardText(kind, value))
  }
  return {
    text,
    type: (next: string) => {
      setText(next)
      onChange(typedOf(kind, next))
    },
    /** Written out, once the field is left; what is not understood stays as it is. */
    writeOut: () => {
      if (typeof value !== 'string') setText(standardText(kind, value))
    },
  }
}
