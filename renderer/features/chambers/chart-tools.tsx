import { useTranslation } from 'react-i18next'
import type { Quantity } from '../../../electron/contract/chambers/chambers.ts'
import { Button } from '../../ui/button.tsx'
import { toCsv } from '../../ui/chart/summary.ts'
import { formatClock, formatDuration } from '../../ui/format.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { showToast } from '../../ui/toast.tsx'
import { formatDay } from './moments.ts'
import { fileName, saveText } from './save-text.ts'
import { type Span, spans } from './spans.ts'
import type { useSeries, Zoom } from './use-series.ts'

type Series = ReturnType<typeof useSeries>

type ChartToolsProps = {
  series: Series
  /** What the saved file is called after. */
  title: readonly string[]
  quantity: Quantity
  span: Span
  onSpan: (span: Span) => void
  zoom: Zoom | null
  onZoom: (zoom: Zoom | null) => void
  asTable: boolean
  onAsTable: (asTable: boolean) => void
}

/** What a point stands for, the way back from a zoom, the period, and the numbers as table or file. */
export function ChartTools(props: ChartToolsProps) {
  const { series, span, onSpan, zoom, onZoom, asTable, onAsTable } = props
  const { t } = useTranslation('chambers')
  return (
    <>
      {zoom ? <ZoomedTo zoom={zoom} onZoom={onZoom} /> : <BucketWidth series={series} />}
      <div className="end">
        <Segmented
          label={t('chamber.spanChoice')}
          value={span}
          onChange={onSpan}
          options={spans.map((id) => ({ id, label: t(`chamber.span.${id}`) }))}
        />
        <div className="row">
          {asTable ? (
            <Button
              size="sm"
              onPress={() => {
                onAsTable(false)
              }}
            >
              {t('chart.asChart')}
            </Button>
          ) : (
            <Button
              size="sm"
              icon="table"
              label={t('chart.asTable')}
              onPress={() => {
                onAsTable(true)
              }}
            />
          )}
          <DownloadButton {...props} />
        </div>
      </div>
    </>
  )
}

function BucketWidth({ series: { columns, bucketMs } }: { series: Series }) {
  const { t } = useTranslation('chambers')
  if (columns.t.length === 0) return null
  const words = bucketMs === 0 ? t('chamber.eachReading') : t('chamber.bucket', { span: formatDuration(bucketMs) })
  return <span className="t3 small">{words}</span>
}

function ZoomedTo({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom | null) => void }) {
  const { t } = useTranslation('chambers')
  const at = (time: number) => `${formatDay(time)}, ${formatClock(new Date(time))}`
  return (
    <div className="row">
      <span className="small">{t('chart.zoomed', { from: at(zoom.from), to: at(zoom.to) })}</span>
      <Button
        size="sm"
        icon="undo"
        label={t('chart.resetZoom')}
        onPress={() => {
          onZoom(null)
        }}
      />
    </div>
  )
}

function DownloadButton({ series, title, quantity }: ChartToolsProps) {
  const { t } = useTranslation('chambers')
  const { columns } = series
  const download = () => {
    const unit = t(`unit.${quantity}`)
    const csv = toCsv(columns, [
      t('chart.csv.time'),
      t('chart.csv.mean', { unit }),
      t('chart.csv.min', { unit }),
      t('chart.csv.max', { unit }),
      t('chart.csv.count'),
    ])
    const name = fileName(title, 'csv')
    // The mark at the front lets spreadsheet programs read the signs right.
    saveText(name, 'text/csv', `\uFEFF${csv}`)
    showToast({ text: t('chart.saved', { name }) })
  }
  const isEmpty = columns.t.length === 0
  return <Button size="sm" icon="download" label={t('chart.download')} isDisabled={isEmpty} onPress={download} />
}
