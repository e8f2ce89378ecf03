import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Count } from '../../../electron/contract/inventory/stock.ts'
import { api, client } from '../../host/api.ts'
import { formatChange, formatNumber } from '../../ui/format.ts'
import { NumberCell } from '../../ui/number/number-cell.tsx'
import { State } from '../../ui/pill.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { moveOn } from './count-moves.ts'
import { inventoryRefusals } from './inventory-refusals.ts'
import { countedPieces } from './product-kinds.ts'

type CountLine = Count['lines'][number]

function useCountLine(countId: string) {
  const queries = useQueryClient()
  const queryKey = api.stock.count.queryKey({ input: { id: countId } })
  return useMutation({
    mutationFn: (change: { productId: string; counted: number | null }) =>
      client.stock.countOne({ countId, ...change }),
    onSuccess: (line) => {
      queries.setQueryData(
        queryKey,
        (count: Count | undefined) =>
          count && {
            ...count,
            lines: count.lines.map((each) => (each.product.id === line.product.id ? line : each)),
          },
      )
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
}

function Difference({ line }: { line: CountLine }) {
  if (line.difference === null) return <span className="t3">–</span>
  if (line.difference === 0) return <State state="ok">0</State>
  return <State state="watch">{formatChange(line.difference)}</State>
}

/** A line for each product: what the ledger says, what is there, the difference. */
export function CountTable({ count, canCount }: { count: Count; canCount: boolean }) {
  const { t } = useTranslation('inventory')
  const send = useCountLine(count.id)
  return (
    <div className="inventory-sheet">
      <div className="inset">
        <Refusal words={inventoryRefusals} error={send.error} />
      </div>
      <table aria-label={t('count.title')}>
        <colgroup>
          <col />
          <col style={{ width: 150 }} />
          <col style={{ width: 110 }} />
          <col style={{ width: 130 }} />
          <col style={{ width: 130 }} />
          <col style={{ width: 190 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.sku')}</th>
            <th scope="col" className="num">
              {t('count.expected')}
            </th>
            <th scope="col" className="num">
              {t('count.counted')}
            </th>
            <th scope="col">{t('count.difference')}</th>
            <th scope="col">{t('count.countedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {count.lines.map((line) => (
            <tr key={line.product.id}>
              <td className="b">{line.product.name}</td>
              <td className="t2">{line.product.sku}</td>
              <td className="num">{formatNumber(line.expected)}</td>
              <td className="num">
                {canCount ? (
                  <NumberCell
                    className="inventory-counted"
                    kind={countedPieces}
                    label={t('count.countedOf', { name: line.product.name })}
                    stored={line.counted}
                    canBeEmpty
                    draft={`count.${count.id}.${line.product.id}`}
                    onCommit={(counted) => {
                      send.mutate({ productId: line.product.id, counted })
                    }}
                    onKeyDown={moveOn}
                  />
                ) : line.counted === null ? (
                  <span className="t3">–</span>
                ) : (
                  formatNumber(line.counted)
                )}
              </td>
              <td>
                <Difference line={line} />
              </td>
              <td className="t2">{line.countedBy ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
