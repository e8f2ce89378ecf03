import { Chart, Filler, LinearScale, LineController, LineElement, PointElement } from 'chart.js'
import { type RefObject, useEffect, useRef } from 'react'
import type { Point } from './columns.ts'
import { type Frame, framePlugin } from './frame-plugin.ts'
import type { Lines } from './points.ts'

Chart.register(Filler, LinearScale, LineController, LineElement, PointElement)

export type Drawing = {
  frame: Frame
  lines: Lines
  last: Point | null
  dashed: boolean
}

type LineChart = Chart<'line', Point[]>

function createChart(canvas: HTMLCanvasElement, frame: () => Frame | null): LineChart {
  const plain = { parsing: false, normalized: true, pointRadius: 0, borderWidth: 0, data: [] } as const
  return new Chart<'line', Point[]>(canvas, {
    type: 'line',
    data: {
      datasets: [
        { ...plain, order: 4, data: [] },
        { ...plain, order: 4, fill: '-1', data: [] },
        { ...plain, order: 3, borderWidth: 2, borderJoinStyle: 'round', borderCapStyle: 'round', data: [] },
        { ...plain, order: 2, showLine: false, pointRadius: 1.5, data: [] },
        { ...plain, order: 1, showLine: false, pointRadius: 4, clip: 8, data: [] },
      ],
    },
    options: {
      // The size is given by us together with the layout, so that line, grid and overlay never disagree.
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      layout: { autoPadding: false },
      scales: { x: { type: 'linear', display: false }, y: { type: 'linear', display: false } },
    },
    plugins: [framePlugin(frame)],
  })
}

function paint(chart: LineChart, { frame, lines, last, dashed }: Drawing): void {
  const { plot, colours } = frame
  const [low, high, mean, lone, end] = chart.data.datasets
  if (!low || !high || !mean || !lone || !end) return
  low.data = lines.low
  high.data = lines.high
  high.backgroundColor = colours.envelope
  mean.data = lines.mean
  mean.borderColor = colours.line
  mean.borderDash = dashed ? [6, 3] : []
  lone.data = lines.lone
  lone.pointBackgroundColor = colours.line
  end.data = last ? [last] : []
  end.pointBackgroundColor = colours.mark
  chart.options.layout = {
    autoPadding: false,
    padding: {
      left: plot.left,
      top: plot.top,
      right: plot.width - plot.right,
      bottom: plot.height - plot.bottom,
    },
  }
  chart.options.scales = {
    x: { type: 'linear', display: false, min: plot.from, max: plot.to },
    y: { type: 'linear', display: false, min: plot.low, max: plot.high },
  }
  if (chart.width !== plot.width || chart.height !== plot.height) chart.resize(plot.width, plot.height)
  chart.update('none')
}

/** Keeps one chart on the canvas for as long as it is mounted and repaints it at most once a frame. */
export function useLineCanvas(canvas: RefObject<HTMLCanvasElement | null>, drawing: () => Drawing | null): void {
  const chart = useRef<LineChart | null>(null)
  const frame = useRef<Frame | null>(null)

  useEffect(() => {
    if (!canvas.current) return
    const made = createChart(canvas.current, () => frame.current)
    chart.current = made
    return () => {
      chart.current = null
      made.destroy()
    }
  }, [canvas])

  useEffect(() => {
    const request = requestAnimationFrame(() => {
      const now = drawing()
      if (!chart.current || !now) return
      frame.current = now.frame
      paint(chart.current, now)
    })
    return () => {
      cancelAnimationFrame(request)
    }
  }, [drawing])
}
