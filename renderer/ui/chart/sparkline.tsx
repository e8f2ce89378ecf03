import { useMemo } from 'react'
import type { MarkState } from './chart-colours.ts'
import { type SparkLimits, sparkShape } from './sparkline-path.ts'
import './chart.css'

const width = 76
const height = 34

export type SparklineProps = {
  label: string
  t: readonly number[]
  values: readonly number[]
  limits: SparkLimits
  from: number
  to: number
  /** State of the newest value; colours the part beyond the band and the dot. */
  mark: MarkState
  /** The chamber fell silent: the line is faded and cut where it ends. */
  isCut: boolean
  /** The sensor repeats its last value: the flat end is marked. */
  repeats: boolean
}

/** Hours in a thumbnail: ink for what was, colour only for what is out of band. */
export function Sparkline({ label, t, values, limits, from, to, mark, isCut, repeats }: SparklineProps) {
  const shape = useMemo(
    () => sparkShape({ t, values, limits, from, to, width, height, repeats }),
    [t, values, limits, from, to, repeats],
  )
  const right = width - 5
  const isMarked = mark === 'watch' || mark === 'bad'
  const cut = isCut ? (shape.last?.x ?? 0) : null
  return (
    <svg
      className={`spark ${isMarked ? mark : 'watch'} ${isCut ? 'is-old' : ''}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {shape.band && <rect className="band" x={0} y={shape.band.y} width={right} height={shape.band.height} />}
      {shape.edges.map((y) => (
        <path key={y} className="edge" d={`M0 ${y}H${right}`} />
      ))}
      <path className="ink" d={shape.ink} />
      {shape.out !== '' && !isCut && <path className="out" d={shape.out} />}
      {shape.last && !isCut && (
        <circle className={isMarked ? 'dot mark' : 'dot'} cx={shape.last.x} cy={shape.last.y} r={2.5} />
      )}
      {cut !== null && <path className="cut-mark" d={`M${cut} 1V${height - 1}`} />}
    </svg>
  )
}
