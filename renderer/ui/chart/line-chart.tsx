import { useCallback, useMemo, useRef } from 'react'
import { type MarkState, readColours, type Stroke, useThemeKey } from './chart-colours.ts'
import type { Bucket, Columns } from './columns.ts'
import { type BucketWords, CrosshairOverlay } from './crosshair-overlay.tsx'
import { type Limits, plotLayout } from './plot-layout.ts'
import { gapLimitMs, toLines } from './points.ts'
import type { TimeTick } from './ticks.ts'
import { useCrosshair } from './use-crosshair.ts'
import { useLineCanvas } from './use-line-canvas.ts'
import type { Size } from './use-size.ts'
import './chart.css'

/** What the chart says, ready in the person's language. */
export type ChartWords = {
  /** What it shows with now, lowest and highest: the text alternative. */
  label: string
  keys: string
  unit: string
  band: string | null
  critical: (value: number) => string
  value: (value: number) => string
  tick: (tick: TimeTick) => string
  day: (t: number) => string
  bucket: (bucket: Bucket) => BucketWords
}

export type LineChartProps = {
  columns: Columns
  /** 0: each reading by itself. */
  bucketMs: number
  from: number
  to: number
  limits: Limits
  stroke: Stroke
  /** State of the newest point, where the window reaches now; null draws no end point. */
  mark: MarkState | null
  size: Size
  words: ChartWords
  onZoom: (from: number, to: number) => void
  onReset: (() => void) | null
}

/**
 * One measured line with its min-to-max envelope, its band and critical limits.
 * Pointer or arrow keys read a bucket, a drag zooms, Esc goes back.
 */
export function LineChart(props: LineChartProps) {
  const { columns, bucketMs, from, to, limits, stroke, mark, size, words, onZoom, onReset } = props
  const themeKey = useThemeKey()
  const canvas = useRef<HTMLCanvasElement | null>(null)

  const gapMs = useMemo(() => gapLimitMs(columns.t, bucketMs), [columns, bucketMs])
  const lines = useMemo(() => toLines(columns, gapMs), [columns, gapMs])
  const plot = useMemo(
    () => plotLayout({ ...size, from, to, columns, limits, format: words.value }),
    [size, from, to, columns, limits, words],
  )

  const drawing = useCallback(() => {
    const host = canvas.current?.parentElement
    if (!host || themeKey === '') return null
    return {
      frame: {
        plot,
        limits,
        colours: readColours(host, stroke, mark ?? 'none'),
        valueLabels: plot.valueTicks.map(words.value),
        timeLabels: plot.timeTicks.map((tick) => ({
          t: tick.t,
          label: words.tick(tick),
          day: tick.unit === 'clock' && tick.startsDay ? words.day(tick.t) : null,
        })),
        bandLabel: words.band,
        criticalLabel: words.critical,
      },
      lines,
      last: mark === null ? null : (lines.mean.at(-1) ?? null),
      dashed: stroke === 'chart-2',
    }
  }, [plot, limits, lines, stroke, mark, words, themeKey])
  useLineCanvas(canvas, drawing)

  const { crosshair, handlers } = useCrosshair({ plot, columns, reachMs: gapMs, onZoom, onReset })
  const { bucket, byKey } = crosshair
  const spoken = bucket && byKey ? words.bucket(bucket) : null
  return (
    <>
      <div
        className="chart"
        role="img"
        // Focusable though it is an image: the arrow keys read it bucket by bucket.
        tabIndex={0}
        aria-label={words.label}
        aria-description={words.keys}
        {...handlers}
      >
        <span className="chart-unit" aria-hidden style={{ width: plot.left - 8 }}>
          {words.unit}
        </span>
        <canvas ref={canvas} />
        <CrosshairOverlay plot={plot} crosshair={crosshair} describe={words.bucket} />
      </div>
      <p className="sr-only" aria-live="polite">
        {spoken && `${spoken.when}, ${spoken.value} ${spoken.unit}, ${spoken.detail}`}
      </p>
    </>
  )
}
