import { createContext, useContext, useEffect, useRef, useState } from 'react'

/** What became of a cell: nothing was typed, it was sent to be kept, or it is not understood, marked, and has the focus. */
export type Settled = 'kept' | 'sent' | 'refused'
type Settle = () => Settled

const Cells = createContext<Set<Settle>>(new Set())
export const NumberCells = Cells.Provider

/** The cells of a screen, and what takes all that is typed in them: whoever goes on with the sheet asks it first. */
export function useNumberCells() {
  const [cells] = useState(() => new Set<Settle>())
  const settle = (): Settled => {
    const all = [...cells].map((one) => one())
    if (all.includes('refused')) return 'refused'
    return all.includes('sent') ? 'sent' : 'kept'
  }
  return { cells, settle }
}

export function useCell(settle: Settle): void {
  const cells = useContext(Cells)
  const latest = useRef(settle)
  useEffect(() => {
    latest.current = settle
  })
  useEffect(() => {
    const own = () => latest.current()
    cells.add(own)
    return () => {
      cells.delete(own)
    }
  }, [cells])
}
