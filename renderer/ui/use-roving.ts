import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { moveTo } from './table-moves.ts'

type Roving = {
  scroller: RefObject<HTMLElement | null>
  /** Of the rows, in the order they stand. */
  keys: readonly string[]
  pageRows: number
  openKey: string | null
  enabled: boolean
  /** Brings a row into sight that may not be drawn yet. */
  show: (index: number) => unknown
  onOpen: (index: number) => unknown
  onMoved: (index: number) => unknown
  /** Rows can be marked: Space marks one, Shift with an arrow those that are walked over. */
  onMark?: ((index: number, range: boolean) => unknown) | undefined
}

const indexOf = (element: Element | null): number => {
  const row = element?.closest('tr[data-index]')
  return row instanceof HTMLElement ? Number(row.dataset.index) : -1
}

/**
 * One row of the table takes the Tab; the arrows move on from it. The place is a row, not a number: it stays with its
 * row when others come before it, and takes the focus back when what it opened is closed.
 */
export function useRoving(roving: Roving) {
  const { scroller, keys, enabled, openKey } = roving
  const [key, setKey] = useState<string | null>(null)
  // A row far away is drawn one render after it was asked for; the focus follows then.
  const wanted = useRef<string | null>(null)
  const at = Math.max(0, key === null ? -1 : keys.indexOf(key))

  const rowElement = (index: number) => scroller.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)
  const focusRow = (index: number) => {
    const element = rowElement(index)
    if (!element) return false
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
    return true
  }
  useEffect(() => {
    if (wanted.current === null) return
    const index = keys.indexOf(wanted.current)
    if (index < 0 || focusRow(index)) wanted.current = null
  })

  const before = useRef(openKey)
  useEffect(() => {
    const closed = before.current !== null && openKey === null
    before.current = openKey
    // Only when the focus fell out with what was closed; a person who went elsewhere stays there.
    if (closed && enabled && document.activeElement === document.body) focusRow(at)
  })

  const goTo = (index: number) => {
    const target = keys[index]
    if (target === undefined) return
    setKey(target)
    roving.show(index)
    if (!focusRow(index)) wanted.current = target
    roving.onMoved(index)
  }

  return {
    at: enabled ? at : -1,
    press: (index: number) => {
      if (!enabled) return
      setKey(keys[index] ?? null)
      roving.onOpen(index)
    },
    onFocus: (event: FocusEvent) => {
      const index = indexOf(event.target)
      if (enabled && index >= 0) setKey(keys[index] ?? null)
    },
    onKeyDown: (event: KeyboardEvent) => {
      // A button or a field inside a row keeps its own keys.
      if (!enabled || !(event.target instanceof HTMLElement) || event.target.tagName !== 'TR') return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const from = indexOf(event.target)
      if (event.key === ' ' && roving.onMark) {
        event.preventDefault()
        roving.onMark(from, event.shiftKey)
        return
      }
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault()
        roving.onOpen(from)
        return
      }
      const target = moveTo(event.key, { at: from, count: keys.length, page: roving.pageRows })
      if (target === null) return
      event.preventDefault()
      goTo(target)
      if (event.shiftKey && target !== from) roving.onMark?.(target, true)
    },
  }
}
