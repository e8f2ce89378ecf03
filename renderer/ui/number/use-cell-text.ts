import { useState } from 'react'
import { draftValues, dropDraft, readDraft, writeDraft } from '../draft-store.ts'
import { mistakeWords } from '../use-field.ts'
import { misreadOf } from './misread-words.ts'
import type { Settled } from './number-cells.ts'
import type { NumberKind } from './number-kinds.ts'
import { standardText, type Typed, typedOf } from './number-text.ts'

export type CellOptions = {
  kind: NumberKind
  /** As it is kept; null: nothing. */
  stored: number | null
  /** Whether the cell may be emptied. */
  canBeEmpty?: boolean
  onCommit: (value: number | null) => void
  /** Names the cell among all: what is typed in it and not kept is there again after a reload of its window. */
  draft?: string
}

/** `isNew`: nobody was given it yet. */
type Text = { text: string; isNew: boolean }

const draftOf = (cell: string) => `window.cell.${cell}`
function typedBefore(cell: string | undefined): Text | null {
  if (cell === undefined || draftValues(draftOf(cell)) === null) return null
  return { text: readDraft(draftOf(cell), { text: '' }).text, isNew: true }
}
function keepTyped(cell: string | undefined, text: string | null): void {
  if (cell === undefined) return
  if (text === null) dropDraft(draftOf(cell))
  else writeDraft(draftOf(cell), { text })
}

/** The text of a cell: as it is kept until somebody types, then as it is typed until what is kept follows. */
export function useCellText({ kind, stored, canBeEmpty = false, onCommit, draft }: CellOptions) {
  const [typed, setTyped] = useState(() => typedBefore(draft))
  const [isLeft, setLeft] = useState(typed !== null)
  const [seen, setSeen] = useState(stored)
  if (seen !== stored) {
    setSeen(stored)
    // What another desk changes shows, but not over what is being typed.
    if (typed?.isNew === false) setTyped(null)
  }
  const value: Typed = typed === null ? stored : typedOf(kind, typed.text)
  const isMissing = value === null && typed !== null && !canBeEmpty
  const mistake = isMissing ? mistakeWords('REQUIRED') : misreadOf(kind, value)
  const give = (next: number | null) => {
    setTyped({ text: standardText(kind, next), isNew: false })
    keepTyped(draft, null)
    onCommit(next)
  }
  /** Gives on what is typed, if it is understood and another than is kept. `again`: even what was given before. */
  const commit = (again: boolean): Settled => {
    setLeft(true)
    if (typed === null) return 'kept'
    if (typeof value === 'string' || isMissing) return 'refused'
    if (value === stored) {
      setTyped(null)
      keepTyped(draft, null)
    } else if (typed.isNew || again) give(value)
    return value === stored ? 'kept' : 'sent'
  }
  return {
    text: typed?.text ?? standardText(kind, stored),
    value,
    mistake: isLeft ? mistake : undefined,
    type: (text: string) => {
      setTyped({ text, isNew: true })
      keepTyped(draft, text)
    },
    give,
    commit,
  }
}
