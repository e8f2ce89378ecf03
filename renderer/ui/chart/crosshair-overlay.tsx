import type { Bucket } from './columns.ts'
import { type PlotLayout, xOf, yOf } from './plot-layout.ts'
import type { Crosshair } from './use-crosshair.ts'

export type BucketWords = { when: string; value: string; unit: string; detail: string }

const tip = { away: 12, height: 66, width: 190 }

/** Line, ring and tooltip over the canvas; the canvas itself is not redrawn for them. */
export function CrosshairOverlay(props: {
  plot: PlotLayout
  crosshair: Crosshair
  describe: (bucket: Bucket) => BucketWords
}) {
  const { plot, crosshair, describe } = props
  const { bucket, drag } = crosshair
  return (
    <div className="chart-over" aria-hidden>
      {drag && (
        <div
          className="chart-drag"
          style={{
            left: Math.max(Math.min(drag.from, drag.to), plot.left),
            width: Math.abs(Math.min(drag.to, plot.right) - drag.from),
            top: plot.top,
            height: plot.bottom - plot.top,
          }}
        />
      )}
      {bucket && !drag && <Mark plot={plot} bucket={bucket} words={describe(bucket)} />}
    </div>
  )
}

function Mark({ plot, bucket, words }: { plot: PlotLayout; bucket: Bucket; words: BucketWords }) {
  const x = xOf(plot, bucket.t)
  const y = yOf(plot, bucket.mean)
  const roomAtRight = x + tip.away + tip.width < plot.width
  const top = Math.min(Math.max(y - tip.height - tip.away, plot.top + 4), plot.bottom - tip.height - 4)
  return (
    <>
      <div className="chart-hair" style={{ left: x, top: plot.top, height: plot.bottom - plot.top }} />
      <div className="chart-ring" style={{ left: x, top: y }} />
      <div
        className="chart-tip"
        style={roomAtRight ? { left: x + tip.away, top } : { right: plot.width - x + tip.away, top }}
      >
        <span className="t3">{words.when}</span>
        <span>
          <b>{words.value}</b> <span className="u">{words.unit}</span>
        </span>
        <span className="t2">{words.detail}</span>
      </div>
    </>
  )
}
