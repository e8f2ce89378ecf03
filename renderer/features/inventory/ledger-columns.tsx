import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MovementRow } from '../../../electron/contract/inventory/stock.ts'
import type { Column } from '../../ui/data-table.tsx'
import { formatChange, formatDateTime, formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { movementIcon, movementWhy } from './movement-words.ts'

export function useLedgerColumns(): Column<MovementRow>[] {
  const { t } = useTranslation('inventory')
  return useMemo(
    () => [
      {
        id: 'at',
        header: t('ledger.at'),
        cell: ({ at }) => <span className="num">{formatDateTime(at)}</span>,
        width: 170,
      },
      {
        id: 'product',
        header: t('ledger.product'),
        cell: ({ product }) => (
          <span className="b" title={product.name}>
            {product.name}
          </span>
        ),
      },
      {
        id: 'type',
        header: t('ledger.type'),
        cell: ({ type }) => (
          <span className="row">
            <Icon name={movementIcon[type]} small />
            {t(`movement.${type}`)}
          </span>
        ),
        width: 130,
      },
      {
        id: 'change',
        header: t('ledger.change'),
        cell: ({ newStock, previousStock }) => formatChange(newStock - previousStock),
        width: 92,
        align: 'right',
      },
      {
        id: 'after',
        header: t('ledger.after'),
        cell: ({ newStock }) => formatNumber(newStock),
        width: 92,
        align: 'right',
      },
      {
        id: 'why',
        header: t('ledger.why'),
        cell: (movement) => (
          <span className="t2" title={movementWhy(movement)}>
            {movementWhy(movement)}
          </span>
        ),
      },
    ],
    [t],
  )
}
