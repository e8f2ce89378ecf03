import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { type Bucket, bucketAt, type Columns, nearestIndex } from './columns.ts'
import { type PlotLayout, timeAt } from './plot-layout.ts'

const smallestDrag = 6 // pixels; less is a click with an unsteady hand

export type Crosshair = {
  bucket: Bucket | null
  /** Set by keys, so it is also said aloud. */
  byKey: boolean
  drag: { from: number; to: number } | null
}

type Options = {
  plot: PlotLayout | null
  columns: Columns
  /** Farther from any bucket than this, in ms, there is nothing to point at. */
  reachMs: number
  onZoom: (from: number, to: number) => void
  /** Null when nothing is zoomed. */
  onReset: (() => void) | null
}

function stepFor(key: string, shift: boolean): number | null {
  const stride = shift ? 10 : 1
  if (key === 'ArrowLeft') return -stride
  if (key === 'ArrowRight') return stride
  if (key === 'Home') return Number.NEGATIVE_INFINITY
  if (key === 'End') return Number.POSITIVE_INFINITY
  return null
}

const pixelOf = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left

/** The pointer and the arrow keys move one crosshair; a drag selects a span to zoom into. */
export function useCrosshair({ plot, columns, reachMs, onZoom, onReset }: Options) {
  const [at, setAt] = useState<{ t: number; byKey: boolean } | null>(null)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)

  const index = at === null ? -1 : nearestIndex(columns.t, at.t)
  const nearest = bucketAt(columns, index)
  const bucket = at && nearest && Math.abs(nearest.t - at.t) <= reachMs ? nearest : null

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (drag) setDrag(null)
      else if (onReset) onReset()
      else setAt(null)
      return
    }
    const step = stepFor(event.key, event.shiftKey)
    if (step === null || columns.t.length === 0) return
    event.preventDefault()
    const last = columns.t.length - 1
    const start = index < 0 ? (step < 0 ? last + 1 : -1) : index
    const t = columns.t[Math.min(Math.max(start + step, 0), last)]
    if (t !== undefined) setAt({ t, byKey: true })
  }

  const handlers = {
    onKeyDown,
    onBlur: () => {
      setAt(null)
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (!plot || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const x = pixelOf(event)
      setDrag({ from: x, to: x })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!plot) return
      const x = pixelOf(event)
      setAt({ t: timeAt(plot, x), byKey: false })
      setDrag((now) => now && { ...now, to: x })
    },
    onPointerUp: () => {
      if (plot && drag && Math.abs(drag.to - drag.from) >= smallestDrag) {
        const edges = [timeAt(plot, drag.from), timeAt(plot, drag.to)]
        onZoom(Math.min(...edges), Math.max(...edges))
      }
      setDrag(null)
    },
    onPointerCancel: () => {
      setDrag(null)
    },
    onPointerLeave: () => {
      setAt((now) => (now?.byKey ? now : null))
    },
  }
  const crosshair: Crosshair = { bucket, byKey: at?.byKey ?? false, drag }
  return { crosshair, handlers }
}
