import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { BoardColumn } from '../../../../electron/contract/orders/orders.ts'
import { nextSpot } from './board-moves.ts'

function focusCard(board: HTMLElement | null, id: string): void {
  board?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus()
}

/** Focus that nobody took: it fell to the page, or is in the menu that closes. */
function isAdrift(): boolean {
  const active = document.activeElement
  return active === null || active === document.body || active.closest('[role="menu"]') !== null
}

/**
 * Keeps the focus on a card that was moved by keyboard: in its new column it is another element, and once more when the
 * host says no. Ends as soon as the person goes elsewhere.
 */
function useFollowed(board: RefObject<HTMLElement | null>, columns: readonly BoardColumn[]) {
  const followed = useRef<string | null>(null)
  useEffect(() => {
    const id = followed.current
    if (id === null) return
    if (isAdrift()) focusCard(board.current, id)
    const active = document.activeElement
    const isOnIt = active instanceof HTMLElement && active.dataset.card === id
    // Still in the old card, whose menu button has it: the move is on its way.
    const isBeside = active?.closest(`[data-moves="${CSS.escape(id)}"]`) != null
    if (!isOnIt && !isBeside && !isAdrift()) followed.current = null
  }, [board, columns])
  return (id: string) => {
    followed.current = id
  }
}

/** Arrows go from card to card, M opens the moves of the one in focus. */
export function useBoardKeys(columns: readonly BoardColumn[]) {
  const board = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const there = columns.some(({ rows }) => rows.some(({ id }) => id === at))
  const atId = there ? at : (columns.find(({ rows }) => rows.length > 0)?.rows[0]?.id ?? null)
  const cardOf = (target: EventTarget) =>
    target instanceof HTMLElement && target.dataset.card !== undefined ? target.dataset.card : null
  const onKeyDown = (event: KeyboardEvent) => {
    const id = cardOf(event.target)
    if (id === null || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.toLowerCase() === 'm') {
      event.preventDefault()
      const button = board.current?.querySelector<HTMLElement>(`[data-moves="${CSS.escape(id)}"] button`)
      // A click counts as a pointer's, which leaves the items unfocused: the button's own key opens on the first.
      button?.focus()
      button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
      return
    }
    const column = columns.findIndex(({ rows }) => rows.some((row) => row.id === id))
    const row = columns[column]?.rows.findIndex((each) => each.id === id) ?? -1
    const next = nextSpot(
      event.key,
      { column, row },
      columns.map(({ rows }) => rows.length),
    )
    const target = next && columns[next.column]?.rows[next.row]
    if (!target) return
    event.preventDefault()
    focusCard(board.current, target.id)
  }
  const follow = useFollowed(board, columns)
  const onFocus = (event: { target: EventTarget }) => {
    const id = cardOf(event.target)
    if (id !== null) setAt(id)
  }
  return { board, atId, follow, handlers: { onKeyDown, onFocus } }
}
