import type { Plugin } from 'chart.js'
import type { ChartColours } from './chart-colours.ts'
import { type Limits, type PlotLayout, xOf, yOf } from './plot-layout.ts'

/** All that is drawn beside the line itself. Labels come ready, in the person's language. */
export type Frame = {
  plot: PlotLayout
  colours: ChartColours
  limits: Limits
  valueLabels: string[]
  /** `day` is written beside the clock label where a new day starts. */
  timeLabels: { t: number; label: string; day: string | null }[]
  bandLabel: string | null
  criticalLabel: (value: number) => string
}

const half = (pixel: number) => Math.round(pixel) + 0.5 // a 1 px line stays sharp on the half pixel

function line(ctx: CanvasRenderingContext2D, from: [number, number], to: [number, number]): void {
  ctx.beginPath()
  ctx.moveTo(...from)
  ctx.lineTo(...to)
  ctx.stroke()
}

function drawGrid(ctx: CanvasRenderingContext2D, { plot, colours, valueLabels, timeLabels }: Frame): void {
  ctx.strokeStyle = colours.grid
  ctx.fillStyle = colours.axis
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'right'
  plot.valueTicks.forEach((value, index) => {
    const y = half(yOf(plot, value))
    line(ctx, [plot.left, y], [plot.right, y])
    ctx.fillText(valueLabels[index] ?? '', plot.left - 8, y)
  })
  ctx.textAlign = 'center'
  let free = plot.left - 24 // labels never run into each other
  for (const { t, label, day } of timeLabels) {
    const x = half(xOf(plot, t))
    line(ctx, [x, plot.top], [x, plot.bottom])
    const width = ctx.measureText(label).width
    if (x - width / 2 < free || x + width / 2 > plot.width) continue
    ctx.fillText(label, x, plot.bottom + 12)
    free = x + width / 2 + 8
    if (day === null) continue
    const dayWidth = ctx.measureText(day).width
    if (free + dayWidth > plot.width) continue
    ctx.fillText(day, free + dayWidth / 2, plot.bottom + 12)
    free += dayWidth + 8
  }
}

function drawBand(ctx: CanvasRenderingContext2D, { plot, colours, limits, bandLabel }: Frame): void {
  if (limits.min === null && limits.max === null) return
  const inside = (y: number) => Math.min(Math.max(y, plot.top), plot.bottom)
  const top = inside(limits.max === null ? plot.top : yOf(plot, limits.max))
  const bottom = inside(limits.min === null ? plot.bottom : yOf(plot, limits.min))
  ctx.fillStyle = colours.band
  ctx.fillRect(plot.left, top, plot.right - plot.left, bottom - top)
  ctx.strokeStyle = colours.bandEdge
  ctx.setLineDash([4, 3])
  for (const edge of [limits.max, limits.min]) {
    if (edge === null || edge < plot.low || edge > plot.high) continue
    const y = half(yOf(plot, edge))
    line(ctx, [plot.left, y], [plot.right, y])
  }
  ctx.setLineDash([])
  if (bandLabel === null || bottom - top < 18) return
  ctx.fillStyle = colours.bandText
  ctx.textAlign = 'left'
  ctx.fillText(bandLabel, plot.left + 8, bottom - 11)
}

function drawCritical(ctx: CanvasRenderingContext2D, { plot, colours, limits, criticalLabel }: Frame): void {
  ctx.strokeStyle = colours.critical
  ctx.fillStyle = colours.criticalText
  ctx.textAlign = 'left'
  for (const [limit, labelBelow] of [
    [limits.criticalMax, false],
    [limits.criticalMin, true],
  ] as const) {
    if (limit === null || limit < plot.low || limit > plot.high) continue
    const y = half(yOf(plot, limit))
    ctx.setLineDash([4, 3])
    line(ctx, [plot.left, y], [plot.right, y])
    ctx.setLineDash([])
    const below = labelBelow ? y + 22 < plot.bottom : y - 18 < plot.top
    ctx.fillText(criticalLabel(limit), plot.left + 8, below ? y + 10 : y - 9)
  }
}

/** Grid, band and limits below the line. The frame is asked for at each draw, so the newest is always shown. */
export function framePlugin(frame: () => Frame | null): Plugin<'line'> {
  const drawn = (ctx: CanvasRenderingContext2D, draw: (now: Frame) => void) => {
    const now = frame()
    if (!now) return
    ctx.save()
    ctx.lineWidth = 1
    ctx.font = `11px ${now.colours.font}`
    ctx.textBaseline = 'middle'
    draw(now)
    ctx.restore()
  }
  return {
    id: 'frame',
    beforeDatasetsDraw: ({ ctx }) => {
      drawn(ctx, (now) => {
        drawGrid(ctx, now)
        drawBand(ctx, now)
        drawCritical(ctx, now)
      })
    },
  }
}
