import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import type { SellFirstRow } from '../../../electron/contract/inventory/stock.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { formatMoney, formatNumber } from '../../ui/format.ts'
import { ListStates } from '../../ui/list-states.tsx'
import { Empty } from '../../ui/query-states.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'
import { SellBy, usePackText } from './product-words.tsx'
import { WriteOffDialog } from './write-off-dialog.tsx'
import './inventory.css'

const spans = ['24', '48', '96'] as const
type Span = (typeof spans)[number]
const hoursOf: Record<Span, number> = { '24': 24, '48': 48, '96': 96 }

function useColumns(onWriteOff: (id: string) => void): Column<SellFirstRow>[] {
  const { t } = useTranslation('inventory')
  const packText = usePackText()
  const may = useMay()
  const mayWriteOff = may('inventory:adjust')
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        cell: ({ product }) => (
          <>
            <span className="b">{product.name}</span> <span className="t3">{packText(product)}</span>
          </>
        ),
      },
      {
        id: 'batches',
        header: t('sellFirst.batches'),
        cell: ({ batches }) => (
          <span className="t2">{batches.map(({ number, remaining }) => `${number} (${remaining})`).join(', ')}</span>
        ),
        hideBelow: 820,
      },
      { id: 'sellBy', header: t('column.sellBy'), cell: (row) => <SellBy at={row.firstSellBy} />, width: 150 },
      {
        id: 'spoiling',
        header: t('sellFirst.spoiling'),
        cell: (row) => formatNumber(row.spoiling),
        width: 100,
        align: 'right',
      },
      {
        id: 'atRisk',
        header: t('sellFirst.atRisk'),
        cell: (row) => <span className="b">{formatMoney(row.atRiskCentavos)}</span>,
        width: 130,
        align: 'right',
      },
      ...(mayWriteOff
        ? [
            {
              id: 'acts',
              header: '',
              cell: (row: SellFirstRow) => (
                <Button
                  size="sm"
                  variant="ghost"
                  label={t('stock.writeOffTitle', { name: row.product.name })}
                  onPress={() => {
                    onWriteOff(row.product.id)
                  }}
                >
                  {t('panel.writeOff')}
                </Button>
              ),
              width: 130,
              align: 'right' as const,
            },
          ]
        : []),
    ],
    // The words of a pack change with the language, as t does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, mayWriteOff, onWriteOff],
  )
}

/** What loses the most money if it is not sold in time, first. */
export function SellFirstScreen() {
  const { t } = useTranslation('inventory')
  const [span, setSpan] = useState<Span>('48')
  const [product, setProduct] = useState<ProductRow | null>(null)
  const [error, setError] = useState<unknown>(null)
  const found = useQuery(api.stock.sellFirst.queryOptions({ input: { hours: hoursOf[span] } }))
  const onWriteOff = useMemo(
    () => (id: string) => {
      setError(null)
      client.products.get({ id }).then(setProduct, setError)
    },
    [],
  )
  const columns = useColumns(onWriteOff)
  const total = (found.data ?? []).reduce((sum, row) => sum + row.atRiskCentavos, 0)
  return (
    <>
      <div className="head">
        <h1>{t('sellFirst.title')}</h1>
        {found.data && <span className="t2">{t('sellFirst.total', { pesos: formatMoney(total) })}</span>}
        <Refusal words={inventoryRefusals} error={error} />
        <div className="acts">
          <Segmented
            label={t('sellFirst.within')}
            value={span}
            onChange={setSpan}
            options={spans.map((id) => ({ id, label: t('sellFirst.hours', { n: id }) }))}
          />
        </div>
      </div>
      <div className="list-main lined">
        <ListStates
          query={found}
          isEmpty={found.data?.length === 0}
          loading={t('sellFirst.loading')}
          failed={t('sellFirst.failed')}
          empty={
            <Empty icon="ok" title={t('sellFirst.emptyTitle', { n: span })}>
              {t('sellFirst.emptyText')}
            </Empty>
          }
        />
        {found.data && found.data.length > 0 && (
          <DataTable
            caption={t('sellFirst.title')}
            columns={columns}
            rows={found.data}
            rowKey={(row) => row.product.id}
            total={found.data.length}
            busy={found.isFetching}
          />
        )}
      </div>
      {product && (
        <WriteOffDialog
          product={product}
          onClose={() => {
            setProduct(null)
          }}
        />
      )}
    </>
  )
}
