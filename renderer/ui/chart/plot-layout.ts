import type { Columns } from './columns.ts'
import { type TimeTick, timeTicks, valueTicks } from './ticks.ts'

/** Null: no limit on that side. */
export type Limits = {
  min: number | null
  max: number | null
  criticalMin: number | null
  criticalMax: number | null
}

export type PlotLayout = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  from: number
  to: number
  low: number
  high: number
  valueTicks: number[]
  timeTicks: TimeTick[]
}

const margin = { top: 26, right: 8, bottom: 22, labelGap: 8, character: 6.6 }
const pixelsPerTimeTick = 86
const pixelsPerValueTick = 62

const present = (values: readonly (number | null)[]) => values.filter((value) => value !== null)

/**
 * What the value axis must reach: all data, the band where it is near, and a critical limit when it is close enough
 * to be worth seeing. A limit far away would press the line flat.
 */
export function valueDomain(columns: Columns, limits: Limits): { low: number; high: number } {
  const edges = present([limits.min, limits.max])
  if (columns.t.length === 0) {
    const all = edges.length > 0 ? present([limits.min, limits.max, limits.criticalMin, limits.criticalMax]) : [0, 1]
    return { low: Math.min(...all), high: Math.max(...all) }
  }
  let low = columns.min.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY)
  let high = columns.max.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY)
  const bandWidth = limits.min !== null && limits.max !== null ? limits.max - limits.min : 0
  const reach = Math.max(high - low, bandWidth, Math.abs(high) * 0.25)
  for (const edge of edges) {
    if (edge >= low - reach && edge <= high + reach) {
      low = Math.min(low, edge)
      high = Math.max(high, edge)
    }
  }
  const near = (high - low) * 0.5
  for (const limit of present([limits.criticalMin, limits.criticalMax])) {
    if (limit < low && low - limit <= near) low = limit
    if (limit > high && limit - high <= near) high = limit
  }
  return { low, high }
}

export type PlotInput = {
  width: number
  height: number
  from: number
  to: number
  columns: Columns
  limits: Limits
  format: (value: number) => string
}

/** Where everything goes, in CSS pixels. Computed by us, not read back from the canvas, so the overlay always agrees. */
export function plotLayout({ width, height, from, to, columns, limits, format }: PlotInput): PlotLayout {
  const plotHeight = Math.max(height - margin.top - margin.bottom, 1)
  const { low, high } = valueDomain(columns, limits)
  const values = valueTicks(low, high, Math.max(2, Math.round(plotHeight / pixelsPerValueTick)))
  const longest = Math.max(...values.map((value) => format(value).length))
  const left = Math.max(40, Math.ceil(longest * margin.character) + margin.labelGap + 4)
  const right = Math.max(width - margin.right, left + 1)
  return {
    width,
    height,
    left,
    right,
    top: margin.top,
    bottom: margin.top + plotHeight,
    from,
    to,
    low: values[0] ?? low,
    high: values.at(-1) ?? high,
    valueTicks: values,
    timeTicks: timeTicks(from, to, Math.max(2, Math.floor((right - left) / pixelsPerTimeTick))),
  }
}

export function xOf(plot: PlotLayout, t: number): number {
  return plot.left + ((t - plot.from) / (plot.to - plot.from)) * (plot.right - plot.left)
}

export function yOf(plot: PlotLayout, value: number): number {
  return plot.bottom - ((value - plot.low) / (plot.high - plot.low)) * (plot.bottom - plot.top)
}

/** The time under a pixel, kept inside the plot. */
export function timeAt(plot: PlotLayout, x: number): number {
  const share = (x - plot.left) / (plot.right - plot.left)
  return plot.from + Math.min(Math.max(share, 0), 1) * (plot.to - plot.from)
}
