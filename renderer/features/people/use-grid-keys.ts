import { type KeyboardEvent, useState } from 'react'

const moves: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))

/** One stop for Tab in a grid; arrow keys go from cell to cell. A cell says where it is in `data-at`. */
export function useGridKeys(rows: number, columns: number) {
  const [at, setAt] = useState<readonly [number, number]>([0, 0])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = moves[event.key]
    const from = event.target instanceof HTMLElement ? event.target.dataset.at?.split(':').map(Number) : undefined
    if (!move || !from || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const to = [within((from[0] ?? 0) + move[0], rows), within((from[1] ?? 0) + move[1], columns)] as const
    setAt(to)
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${to.join(':')}"]`)?.focus()
  }
  const cell = (row: number, column: number) => ({
    at: `${row}:${column}`,
    tabIndex: at[0] === row && at[1] === column ? 0 : -1,
  })
  return { onKeyDown, cell, stopAt: (row: number, column: number) => setAt([row, column]) }
}
