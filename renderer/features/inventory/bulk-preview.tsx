import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkFields, BulkRow } from '../../../electron/contract/inventory/products.ts'
import { api } from '../../host/api.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { formatMoney, formatNumber } from '../../ui/format.ts'

/** A value as a person reads it. */
function useValueWords(): (fields: BulkFields, field: keyof BulkFields) => string {
  const { t } = useTranslation('bulk')
  const categories = useQuery(api.categories.list.queryOptions())
  const names = new Map((categories.data ?? []).map(({ id, name }) => [id, name]))
  const list = (words: string[]) => (words.length === 0 ? '–' : words.join(', '))
  return (fields, field) => {
    switch (field) {
      case 'priceCentavos':
        return formatMoney(fields.priceCentavos)
      case 'minStock':
        return formatNumber(fields.minStock)
      case 'isActive':
        return t(fields.isActive ? 'forSale' : 'notForSale')
      case 'isFeatured':
        return t(fields.isFeatured ? 'yes' : 'no')
      case 'categoryIds':
        return list(fields.categoryIds.map((id) => names.get(id) ?? id))
      case 'tags':
        return list(fields.tags)
    }
  }
}

type PreviewProps = { rows: readonly BulkRow[]; field: keyof BulkFields; stale: readonly string[]; busy: boolean }

/** Old → new, a row for each product that changes. */
export function BulkPreview({ rows, field, stale, busy }: PreviewProps) {
  const { t } = useTranslation('bulk')
  const say = useValueWords()
  const isNumber = field === 'priceCentavos' || field === 'minStock'
  const columns = useMemo((): Column<BulkRow>[] => {
    const side = isNumber ? ({ align: 'right', width: 140 } as const) : { width: 220 }
    return [
      { id: 'name', header: t('product'), cell: ({ name }) => <span className="b">{name}</span> },
      {
        id: 'before',
        header: t('before'),
        cell: (row) => <span className="t2">{say(row.before, field)}</span>,
        ...side,
      },
      { id: 'after', header: t('after'), cell: (row) => <span className="b">{say(row.after, field)}</span>, ...side },
    ]
    // What it says follows the language, as t does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, field, isNumber])
  return (
    <div className="inventory-bulk-preview">
      <DataTable
        caption={t('preview')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        total={rows.length}
        busy={busy}
        rowHeight={32}
        rowTone={({ id }) => (stale.includes(id) ? 'watch' : undefined)}
      />
    </div>
  )
}
