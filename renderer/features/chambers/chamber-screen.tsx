import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Quantity, Room } from '../../../electron/contract/chambers/chambers.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { ChamberChart } from './chamber-chart.tsx'
import { ChamberHead } from './chamber-head.tsx'
import { ChamberSide } from './chamber-side.tsx'
import type { ChamberView } from './chamber-state.ts'
import { FramesDialog } from './frames-dialog.tsx'
import type { ChamberSearch, Span } from './spans.ts'
import { useChamberViews } from './use-chambers.ts'
import { useLiveReadings } from './use-series.ts'
import './chambers.css'
import './chamber.css'

export type ChamberScreenProps = { chamberId: string } & ChamberSearch

/** What happened in one chamber, and how it is now. */
export function ChamberScreen({ chamberId, room = 'fruiting', span = '24h', quantity = 'co2' }: ChamberScreenProps) {
  const { t } = useTranslation('chambers')
  const { list, views } = useChamberViews()
  const view = views?.find(({ chamber }) => chamber.id === chamberId)
  if (view) return <ChamberThere key={chamberId} view={view} room={room} span={span} quantity={quantity} />
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
      </div>
      <div className="chambers-scroll chambers-gutter">
        {list.isError && <Problem error={list.error} title={t('failed')} onRetry={() => void list.refetch()} />}
        {!list.isError && !views && <Loading label={t('chamber.loading')} />}
        {views && (
          <Empty
            icon="chambers"
            title={t('chamber.missing')}
            action={
              <Link to="/chambers" className={buttonClass({})}>
                {t('chamber.back')}
              </Link>
            }
          >
            {t('chamber.missingText')}
          </Empty>
        )}
      </div>
    </>
  )
}

type ThereProps = { view: ChamberView; room: Room; span: Span; quantity: Quantity }

function ChamberThere({ view, room, span, quantity }: ThereProps) {
  const live = useLiveReadings(view.chamber.id)
  const [frames, setFrames] = useState<'all' | 'rejected' | null>(null)
  return (
    <>
      <ChamberHead
        view={view}
        onFrames={() => {
          setFrames('all')
        }}
      />
      <div className="chamber-page">
        <ChamberChart view={view} room={room} span={span} quantity={quantity} live={live.state} />
        <ChamberSide view={view} room={room} live={live.state} onFrames={setFrames} />
      </div>
      {frames !== null && (
        <FramesDialog
          of={view.chamber.id}
          name={view.chamber.name}
          startWith={frames}
          onClose={() => {
            setFrames(null)
          }}
        />
      )}
    </>
  )
}
