import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'
import { withFocused, withGaps } from './table-moves.ts'
import { useRoving } from './use-roving.ts'

const virtualPast = 200
const overscan = 12
/** So many rows before the end more are asked for, so that nobody waits at it. */
const moreBefore = 30

/** Asks for more rows each time the end comes near. */
export function useMore(
  onMore: (() => void) | undefined,
  { busy, reached, count }: { busy: boolean; reached: number; count: number },
) {
  const wanted = onMore !== undefined && !busy && reached >= count - moreBefore
  const more = useRef(onMore)
  useEffect(() => {
    more.current = onMore
  })
  useEffect(() => {
    if (wanted) more.current?.()
  }, [wanted, count])
}

/** The rows that are drawn: those in sight, some around them, and the one that has the focus. */
const rangeWith =
  (focused: () => number, count: number) =>
  ({ startIndex, endIndex }: { startIndex: number; endIndex: number }) => {
    const from = Math.max(0, startIndex - overscan)
    const to = Math.min(count - 1, endIndex + overscan)
    return withFocused(
      Array.from({ length: to - from + 1 }, (_, n) => from + n),
      focused(),
      count,
    )
  }

type WalkedRows<Row> = {
  onOpen?: ((row: Row) => void) | undefined
  openKey: string | null
  follows?: boolean | undefined
  onMark?: ((row: Row, range: boolean) => void) | undefined
  rowHeight: number
}

type Viewport = { scroller: RefObject<HTMLDivElement | null>; height: number }

/** Which of the rows are drawn, and how they are walked by keys. */
export function useDrawnRows<Row>(
  props: WalkedRows<Row>,
  ordered: readonly { id: string; original: Row }[],
  view: Viewport,
) {
  'use no memo'
  const { onOpen, openKey, rowHeight } = props
  const { scroller } = view
  const count = ordered.length
  const pageRows = Math.max(1, Math.floor((view.height - 32) / rowHeight))
  const openIndex = openKey === null ? -1 : ordered.findIndex((row) => row.id === openKey)
  const virtual = count > virtualPast
  const roving = useRoving({
    scroller,
    keys: ordered.map((row) => row.id),
    pageRows,
    openKey,
    enabled: onOpen !== undefined,
    show: (index) => virtual && virtualizer.scrollToIndex(index, { align: 'auto' }),
    onOpen: (index) => ordered[index] && onOpen?.(ordered[index].original),
    onMark: props.onMark && ((index, range) => ordered[index] && props.onMark?.(ordered[index].original, range)),
    onMoved: (index) => props.follows && openIndex >= 0 && ordered[index] && onOpen?.(ordered[index].original),
  })
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    enabled: virtual,
    scrollPaddingStart: 32,
    rangeExtractor: rangeWith(() => roving.at, count),
  })
  const drawn = virtual ? virtualizer.getVirtualItems() : []
  const spans = virtual
    ? withGaps(drawn, virtualizer.getTotalSize())
    : ordered.map((_, index) => ({ kind: 'row', index }) as const)

  const reached = virtual ? (virtualizer.range?.endIndex ?? 0) : count - 1
  return { roving, spans, openIndex, reached }
}
