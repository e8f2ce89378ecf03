import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import type { Column } from '../../ui/data-table.tsx'
import { formatMoney, formatNumber } from '../../ui/format.ts'
import { MarkBox } from './mark-box.tsx'
import { ProductState, SellBy, usePackText } from './product-words.tsx'

const right = 'right'

/** `marks`: the rows as they stand, where they can be marked. */
export function useProductColumns(marks: { current: readonly string[] } | null): Column<ProductRow>[] {
  const { t } = useTranslation('inventory')
  const packText = usePackText()
  return useMemo(
    () => [
      ...(marks
        ? [
            {
              id: 'mark',
              header: '',
              cell: ({ id, name }: ProductRow) => <MarkBox id={id} name={name} keys={marks} />,
              width: 46,
            },
          ]
        : []),
      {
        id: 'name',
        serverSort: true as const,
        header: t('column.name'),
        cell: (product) => (
          <>
            <span className="b">{product.name}</span> <span className="t3">{packText(product)}</span>
          </>
        ),
      },
      {
        id: 'sku',
        header: t('column.sku'),
        cell: (product) => <span className="t2">{product.sku}</span>,
        width: 130,
        hideBelow: 960,
      },
      {
        id: 'onHand',
        serverSort: true as const,
        header: t('column.onHand'),
        cell: (product) => formatNumber(product.onHand),
        width: 92,
        align: right,
        hideBelow: 800,
      },
      {
        id: 'held',
        header: t('column.held'),
        cell: (product) => (product.held === 0 ? <span className="t3">–</span> : formatNumber(product.held)),
        width: 66,
        align: right,
        hideBelow: 800,
      },
      {
        id: 'available',
        header: t('column.available'),
        cell: (product) => <span className="b">{formatNumber(product.available)}</span>,
        width: 88,
        align: right,
      },
      {
        id: 'price',
        serverSort: true as const,
        header: t('column.price'),
        cell: (product) => formatMoney(product.priceCentavos),
        width: 104,
        align: right,
      },
      { id: 'sellBy', header: t('column.sellBy'), cell: (product) => <SellBy at={product.sellBy} />, width: 152 },
      { id: 'state', header: t('column.state'), cell: (product) => <ProductState product={product} />, width: 132 },
    ],
    // The words of a pack change with the language, as t does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, marks],
  )
}
