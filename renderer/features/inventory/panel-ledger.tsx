import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BatchRow, MovementRow } from '../../../electron/contract/inventory/stock.ts'
import { api } from '../../host/api.ts'
import { formatChange, formatClock, formatDate, formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { ClimateLine } from './climate-line.tsx'
import { movementIcon, movementWhy } from './movement-words.ts'
import { SellBy } from './product-words.tsx'

const lastMovements = 12

function Batch({ batch }: { batch: BatchRow }) {
  const { t } = useTranslation(['inventory', 'chambers'])
  return (
    <li className="inventory-batch">
      <span className="b cut">{batch.number}</span>
      <span className="num">
        {t('panel.ofReceived', { left: formatNumber(batch.remaining), received: formatNumber(batch.received) })}
      </span>
      <span className="t2 small cut">
        {t('panel.harvested', { date: formatDate(batch.harvestedAt) })}
        {batch.chamber && ` · ${batch.chamber.name}`}
        {(batch.chamber?.room === 'fruiting' || batch.chamber?.room === 'spawning') &&
          `, ${t(`chambers:roomIn.${batch.chamber.room}`)}`}
      </span>
      <span className="small num">
        {batch.sellBy ? <SellBy at={batch.sellBy} /> : <span className="t3">{t('panel.noSellBy')}</span>}
      </span>
      <ClimateLine climate={batch.climate} />
    </li>
  )
}

/** Oldest first: so they are taken. */
export function PanelBatches({ productId }: { productId: string }) {
  const { t } = useTranslation('inventory')
  const batches = useQuery(api.stock.batches.queryOptions({ input: { productId, left: true } }))
  return (
    <Section title={t('panel.batches')} level={3} {...(batches.data && { count: batches.data.length })}>
      {batches.isPending && <Loading label={t('panel.loadingPart')} rows={2} />}
      {batches.isError && (
        <Problem error={batches.error} title={t('panel.failedPart')} onRetry={() => void batches.refetch()} />
      )}
      {batches.data?.length === 0 && <p className="t3 small inventory-none">{t('panel.noBatches')}</p>}
      <ul>
        {batches.data?.map((batch) => (
          <Batch key={batch.id} batch={batch} />
        ))}
      </ul>
    </Section>
  )
}

function Movement({ movement }: { movement: MovementRow }) {
  const { t } = useTranslation('inventory')
  const change = movement.newStock - movement.previousStock
  return (
    <li>
      <Icon name={movementIcon[movement.type]} small />
      <span>
        <span className="b">
          {t(`movement.${movement.type}`)} {formatChange(change)}
        </span>{' '}
        <span className="t3">→ {formatNumber(movement.newStock)}</span>
        <span className="t2 small inventory-why">{movementWhy(movement)}</span>
      </span>
      <span className="t3 small num">
        {formatDate(movement.at)}
        <br />
        {formatClock(movement.at)}
      </span>
    </li>
  )
}

/** The newest lines of the ledger. */
export function PanelMovements({ productId }: { productId: string }) {
  const { t } = useTranslation('inventory')
  const movements = useQuery(
    api.stock.movements.queryOptions({
      input: { productId, type: null, batchId: null, after: null, limit: lastMovements },
    }),
  )
  return (
    <Section title={t('panel.movements')} level={3}>
      {movements.isPending && <Loading label={t('panel.loadingPart')} rows={3} />}
      {movements.isError && (
        <Problem error={movements.error} title={t('panel.failedPart')} onRetry={() => void movements.refetch()} />
      )}
      {movements.data?.length === 0 && <p className="t3 small inventory-none">{t('panel.noMovements')}</p>}
      <ul className="tl inventory-tl">
        {movements.data?.map((movement) => (
          <Movement key={movement.id} movement={movement} />
        ))}
      </ul>
      {movements.data?.length === lastMovements && (
        <Link to="/inventory/ledger" search={{ product: productId }} className="link small">
          {t('ledger.all')}
        </Link>
      )}
    </Section>
  )
}
