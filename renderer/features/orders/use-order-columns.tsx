import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '../../../electron/contract/orders/orders.ts'
import { farDay, nearDay } from '../../selling/needed.ts'
import { useNeededWords } from '../../selling/use-needed-words.ts'
import type { Column } from '../../ui/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Money, OrderState } from './order-parts.tsx'

export function Due({ order: { dueCentavos, status } }: { order: Pick<OrderRow, 'dueCentavos' | 'status'> }) {
  const { t } = useTranslation('orders')
  if (status === 'CANCELLED' && dueCentavos === 0) return <span className="t3">–</span>
  if (dueCentavos === 0) return <span className="t2">{t('paid')}</span>
  return <Money centavos={dueCentavos} />
}

export function useOrderColumns(now: number): readonly Column<OrderRow>[] {
  const { t } = useTranslation(['orders', 'board'])
  const needed = useNeededWords(now)
  return useMemo(
    () => [
      {
        id: 'number',
        header: 'MASH-',
        cell: ({ orderNumber }) => <span className="t2">{orderNumber.replace(/^MASH-/, '')}</span>,
        width: 132,
        serverSort: true,
      },
      {
        id: 'customer',
        header: t('column.customer'),
        cell: ({ customer, city, handOver }) => (
          <>
            <span className="b">{customer.name}</span>{' '}
            <span className="t3">{handOver === 'pickup' ? t('handOver.pickup') : city}</span>
          </>
        ),
      },
      {
        id: 'placed',
        header: t('board:placed'),
        cell: ({ createdAt }) => <span className="t2">{farDay(createdAt)}</span>,
        width: 150,
        hideBelow: 1040,
      },
      {
        id: 'channel',
        header: t('channelFilter'),
        cell: ({ channel }) => channel && <span className="t2">{t(`channel.${channel}`)}</span>,
        width: 92,
        hideBelow: 1140,
      },
      {
        id: 'items',
        header: t('board:itemsHead'),
        cell: ({ items }) => formatNumber(items),
        width: 64,
        align: 'right',
        hideBelow: 940,
      },
      { id: 'status', header: t('column.status'), cell: ({ status }) => <OrderState status={status} />, width: 118 },
      {
        id: 'needed',
        header: t('column.needed'),
        cell: ({ neededAt }) =>
          neededAt && <span className={nearDay(neededAt, now) === 'today' ? 'b' : 't2'}>{needed(neededAt)}</span>,
        width: 118,
        hideBelow: 640,
        serverSort: true,
      },
      {
        id: 'due',
        header: t('column.due'),
        cell: (row) => <Due order={row} />,
        width: 96,
        align: 'right',
        serverSort: true,
      },
      {
        id: 'total',
        header: t('column.total'),
        cell: ({ totalCentavos }) => <Money centavos={totalCentavos} />,
        width: 116,
        align: 'right',
        serverSort: true,
      },
    ],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `needed` is new at each draw and follows t and now
    [t, now],
  )
}
