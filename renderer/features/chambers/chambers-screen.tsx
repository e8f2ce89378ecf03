import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IfMay } from '../../person/if-may.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { Empty, Problem, useLate } from '../../ui/query-states.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useNow } from '../../ui/use-now.ts'
import { AddChamberDialog, AddWays } from './add-chamber-dialog.tsx'
import { ChamberCard } from './chamber-card.tsx'
import { type ChamberView, countConditions, orderViews } from './chamber-state.ts'
import { useChambersOrder } from './chambers-order-store.ts'
import { conditionIcon } from './condition-words.tsx'
import { FoundSection } from './found-section.tsx'
import { useChamberViews, useFoundDevices, useTraces } from './use-chambers.ts'
import './chambers.css'

/** Is every room right? Worst chamber first. */
export function ChambersScreen() {
  const { t } = useTranslation('chambers')
  const { list, live, views } = useChamberViews()
  const found = useFoundDevices()
  const devices = found.filter(({ isDismissed }) => !isDismissed)
  const [isAdding, setAdding] = useState(false)
  const isEmpty = views?.length === 0
  return (
    <>
      <ChambersHead
        views={views ?? []}
        canBePrimary={devices.length === 0}
        onAdd={() => {
          setAdding(true)
        }}
      />
      <div className="chambers-scroll">
        <FoundSection devices={found} />
        {list.isError && (
          <div className="chambers-gutter">
            <Problem error={list.error} title={t('failed')} onRetry={() => void list.refetch()} />
          </div>
        )}
        {live.status === 'failed' && !list.isError && (
          <div className="chambers-gutter">
            <Problem error={live.error} title={t('failed')} />
          </div>
        )}
        {!views && !list.isError && live.status !== 'failed' && <CardSkeletons />}
        {isEmpty && devices.length === 0 && (
          <div className="chambers-gutter">
            <Empty icon="chambers" title={t('empty.title')}>
              {t('empty.text')}
            </Empty>
            <AddWays />
          </div>
        )}
        {views && <ChamberCards views={views} />}
      </div>
      {isAdding && (
        <AddChamberDialog
          devices={devices}
          onClose={() => {
            setAdding(false)
          }}
        />
      )}
    </>
  )
}

type HeadProps = { views: readonly ChamberView[]; canBePrimary: boolean; onAdd: () => void }

function ChambersHead({ views, canBePrimary, onAdd }: HeadProps) {
  const { t } = useTranslation('chambers')
  const { order, orderBy } = useChambersOrder()
  return (
    <div className="head">
      <h1>{t('title')}</h1>
      {views.length > 0 && <span className="t3">{views.length}</span>}
      <div className="row wrap chambers-counts">
        {countConditions(views).map(({ kind, mark, count }) => (
          <State key={kind} state={mark} icon={conditionIcon[kind]}>
            {t(`condition.${kind}`, { count })}
          </State>
        ))}
      </div>
      <div className="acts">
        {views.length > 1 && (
          <Segmented
            label={t('order.label')}
            value={order}
            onChange={orderBy}
            options={[
              { id: 'worst', label: t('order.worst') },
              { id: 'name', label: t('order.name') },
            ]}
          />
        )}
        <Link to="/chambers/ports" className={buttonClass({})}>
          <Icon name="usb" />
          {t('usbBench')}
        </Link>
        <IfMay right="devices:create">
          <Button icon="add" variant={canBePrimary ? 'pri' : 'plain'} onPress={onAdd}>
            {t('add.button')}
          </Button>
        </IfMay>
      </div>
    </div>
  )
}

function ChamberCards({ views }: { views: readonly ChamberView[] }) {
  const order = useChambersOrder((choice) => choice.order)
  const traces = useTraces()
  const to = useNow(60_000) + 60_000
  return (
    <div className="chambers-grid">
      {orderViews(views, order).map((view) => (
        <ChamberCard key={view.chamber.id} view={view} traces={traces} to={to} />
      ))}
    </div>
  )
}

function CardSkeletons() {
  const { t } = useTranslation('chambers')
  const late = useLate()
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      {late && (
        <div className="chambers-grid" aria-hidden>
          {[1, 2, 3].map((card) => (
            <div key={card} className="chambers-card chambers-card-skeleton">
              <span className="skel grow" />
              <span className="skel grow less" />
              <span className="skel" />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
