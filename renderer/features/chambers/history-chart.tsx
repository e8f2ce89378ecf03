import type { RefCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Band, Quantity, Room } from '../../../electron/contract/chambers/chambers.ts'
import type { Mark } from '../../../electron/contract/chambers/condition.ts'
import { type Columns, nearestIndex } from '../../ui/chart/columns.ts'
import { LineChart } from '../../ui/chart/line-chart.tsx'
import { SeriesTable } from '../../ui/chart/series-table.tsx'
import { summarise } from '../../ui/chart/summary.ts'
import type { Size } from '../../ui/chart/use-size.ts'
import { Empty, Problem, useLate } from '../../ui/query-states.tsx'
import { ChartSummary } from './chart-summary.tsx'
import { formatMoment } from './moments.ts'
import { formatValue } from './quantity.ts'
import type { Span } from './spans.ts'
import { useChartWords } from './use-chart-words.ts'
import type { useSeries, Zoom } from './use-series.ts'

export type HistoryChartProps = {
  series: ReturnType<typeof useSeries>
  room: Room
  quantity: Quantity
  span: Span
  band: Band
  mark: Mark
  zoom: Zoom | null
  onZoom: (zoom: Zoom | null) => void
  asTable: boolean
  box: RefCallback<HTMLElement>
  size: Size | null
}

/** One quantity of one room over time: the plot in each of its states, and what the period came to. */
export function HistoryChart(props: HistoryChartProps) {
  const { series, room, quantity, band, box } = props
  const { columns, history, isThere } = series
  const { t } = useTranslation('chambers')
  const hasRows = isThere && columns.t.length > 0
  const hasFailed = history.isError && !isThere
  return (
    <>
      <div
        className={`chamber-chart ${history.isPlaceholderData ? 'busy' : ''} ${room === 'spawning' ? 'stroke-2' : ''}`}
      >
        <div ref={box} className="chart-box">
          {hasFailed && (
            <Problem error={history.error} title={t('chart.failed')} onRetry={() => void history.refetch()} />
          )}
          {!hasFailed && !isThere && <ChartWaiting />}
          {isThere && !hasRows && <Empty title={t('chart.empty')}>{t('chart.emptyText')}</Empty>}
          {hasRows && <Plot {...props} />}
        </div>
      </div>
      <ChartSummary summary={summarise(columns, band)} quantity={quantity} until={series.window.to} />
    </>
  )
}

function lastOf(columns: Columns, quantity: Quantity): string {
  const last = columns.mean[nearestIndex(columns.t, Number.POSITIVE_INFINITY)]
  return last === undefined ? '' : formatValue(quantity, last)
}

function Plot({ series, room, quantity, span, band, mark, zoom, onZoom, asTable, size }: HistoryChartProps) {
  const { columns, bucketMs, window, isLive } = series
  const { t } = useTranslation('chambers')
  const summary = summarise(columns, band)
  const words = useChartWords({
    room,
    quantity,
    span,
    band,
    bucketMs,
    now: lastOf(columns, quantity),
    min: summary ? formatValue(quantity, summary.lowest.value) : '',
    max: summary ? formatValue(quantity, summary.highest.value) : '',
  })
  if (asTable) {
    const heads = {
      time: t('chart.table.time'),
      mean: t('chart.table.mean'),
      min: t('chart.table.min'),
      max: t('chart.table.max'),
      count: t('chart.table.count'),
    }
    return (
      <SeriesTable
        columns={columns}
        caption={words.label}
        heads={heads}
        formatTime={(at) => formatMoment(at, bucketMs < 60_000)}
        formatValue={(value) => formatValue(quantity, value)}
      />
    )
  }
  if (!size) return null
  const reset = () => {
    onZoom(null)
  }
  return (
    <LineChart
      columns={columns}
      bucketMs={bucketMs}
      from={window.from}
      to={window.to}
      limits={band}
      stroke={room === 'fruiting' ? 'chart-1' : 'chart-2'}
      mark={isLive ? mark : null}
      size={size}
      words={words}
      onZoom={(from, to) => {
        onZoom({ from, to })
      }}
      onReset={zoom ? reset : null}
    />
  )
}

function ChartWaiting() {
  const { t } = useTranslation('chambers')
  const late = useLate()
  return (
    <div role="status" className="chamber-chart-wait">
      <span className="sr-only">{t('chart.loading')}</span>
      {late && <div className="skel" aria-hidden />}
    </div>
  )
}
