import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Quantity, Room } from '../../../electron/contract/chambers/chambers.ts'
import { useSize } from '../../ui/chart/use-size.ts'
import { Segmented } from '../../ui/segmented.tsx'
import type { ChamberView, ReadingView } from './chamber-state.ts'
import { ChartTools } from './chart-tools.tsx'
import { HistoryChart } from './history-chart.tsx'
import type { LiveReading } from './live-readings.ts'
import { MetricTab } from './metric-tab.tsx'
import { rooms } from './quantity.ts'
import type { ChamberSearch, Span } from './spans.ts'
import { useSeries, type Zoom } from './use-series.ts'

/** CO₂ first: it moves fastest and decides about the air. */
const tabs = ['co2', 'temperature', 'humidity'] as const

export type ChamberChartProps = {
  view: ChamberView
  room: Room
  span: Span
  quantity: Quantity
  live: readonly LiveReading[]
}

type MetricTabsProps = Pick<ChamberChartProps, 'view' | 'room' | 'quantity'> & {
  readings: readonly ReadingView[]
  onQuantity: (quantity: Quantity) => void
  /** What the chosen tab shows. */
  children: ReactNode
}

function MetricTabs({ view, room, quantity, readings, onQuantity, children }: MetricTabsProps) {
  const { t } = useTranslation('chambers')
  return (
    <Tabs
      className="chamber-metric-panel"
      selectedKey={quantity}
      onSelectionChange={(key) => {
        const next = tabs.find((tab) => tab === key)
        if (next) onQuantity(next)
      }}
    >
      <TabList aria-label={t('chamber.metricChoice')} className="chamber-metrics">
        {readings.map((each) => (
          <Tab key={each.sensor.quantity} id={each.sensor.quantity} className="chamber-metric">
            <MetricTab reading={each} band={view.chamber.setPoints[room][each.sensor.quantity]} />
          </Tab>
        ))}
      </TabList>
      {children}
    </Tabs>
  )
}

/** The left side of a chamber: which room and period, the three figures, and the chart of the chosen one. */
export function ChamberChart({ view, room, span, quantity, live }: ChamberChartProps) {
  const { t } = useTranslation('chambers')
  const { chamber } = view
  const navigate = useNavigate({ from: '/chambers/$chamberId' })
  const [zoom, setZoom] = useState<Zoom | null>(null)
  const [asTable, setAsTable] = useState(false)
  const [box, size] = useSize()
  const readings = tabs.flatMap((tab) =>
    view.readings.filter(({ sensor }) => sensor.room === room && sensor.quantity === tab),
  )
  const reading = readings.find(({ sensor }) => sensor.quantity === quantity)
  const series = useSeries({
    chamberId: chamber.id,
    room,
    sensor: reading?.sensor,
    span,
    zoom,
    width: size?.width ?? null,
    live,
  })
  const look = (search: ChamberSearch) => {
    void navigate({ search: (now: ChamberSearch) => ({ ...now, ...search }), replace: true })
  }
  return (
    <section className="chamber-main">
      <div className="chamber-tools">
        <Segmented
          label={t('chamber.roomChoice')}
          value={room}
          onChange={(next) => {
            look({ room: next })
          }}
          options={rooms.map((id) => ({ id, label: t(`room.${id}`) }))}
        />
        <ChartTools
          series={series}
          title={[chamber.name, room, quantity, span]}
          quantity={quantity}
          span={span}
          onSpan={(next) => {
            setZoom(null)
            look({ span: next })
          }}
          zoom={zoom}
          onZoom={setZoom}
          asTable={asTable}
          onAsTable={setAsTable}
        />
      </div>
      <MetricTabs {...{ view, room, quantity, readings }} onQuantity={(next) => look({ quantity: next })}>
        <TabPanel id={quantity} className="chamber-metric-panel">
          <HistoryChart
            series={series}
            room={room}
            quantity={quantity}
            span={span}
            band={chamber.setPoints[room][quantity]}
            mark={reading?.mark ?? 'none'}
            zoom={zoom}
            onZoom={setZoom}
            asTable={asTable}
            box={box}
            size={size}
          />
        </TabPanel>
      </MetricTabs>
    </section>
  )
}
