import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Count } from '../../../electron/contract/stock.ts'
import { api, client } from '../../api.ts'
import { formatNumber } from '../../ui/format.ts'
import { State } from '../../ui/pill.tsx'
import { InventoryRefusal } from './inventory-refusal.tsx'

type Line = Count['lines'][number]

/** A whole number as typed; null takes a count back, undefined is none. */
function countedOf(text: string): number | null | undefined {
  const digits = text.replaceAll(/[\s,]/g, '')
  if (digits === '') return null
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined
}

const step: Record<string, 1 | -1 | undefined> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }

/** Enter and the arrows go from field to field, as down a list on paper. */
function moveOn(event: KeyboardEvent<HTMLInputElement>) {
  const by = step[event.key]
  if (by === undefined) return
  event.preventDefault()
  const fields = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])]
  const next = fields[fields.indexOf(event.currentTarget) + by]
  if (next) next.focus()
  else event.currentTarget.blur()
}

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

function CountField({ line, onCount }: { line: Line; onCount: (counted: number | null) => void }) {
  const { t } = useTranslation('inventory')
  const kept = line.counted === null ? '' : String(line.counted)
  // Null: as it is kept, so that what another desk counts shows; else as it is being typed.
  const [typed, setTyped] = useState<string | null>(null)
  const value = countedOf(typed ?? kept)
  const leave = () => {
    if (typed === null || value === undefined) return
    setTyped(null)
    if (value !== line.counted) onCount(value)
  }
  return (
    <input
      className={value === undefined ? 'inv-counted wrong' : 'inv-counted'}
      inputMode="numeric"
      aria-label={t('count.countedOf', { name: line.product.name })}
      aria-invalid={value === undefined}
      value={typed ?? kept}
      onFocus={(event) => {
        event.currentTarget.select()
      }}
      onChange={(event) => {
        setTyped(event.target.value)
      }}
      onBlur={leave}
      onKeyDown={moveOn}
    />
  )
}

function Difference({ line }: { line: Line }) {
  if (line.difference === null) return <span className="t3">–</span>
  if (line.difference === 0) return <State state="ok">0</State>
  return (
    <State state="watch">
      {line.difference > 0 ? '+' : ''}
      {formatNumber(line.difference)}
    </State>
  )
}

/** A line for each product: what the ledger says, what is there, the difference. */
export function CountTable({ count, canCount }: { count: Count; canCount: boolean }) {
  const { t } = useTranslation('inventory')
  const send = useCountLine(count.id)
  return (
    <div className="inv-sheet">
      <div className="inset">
        <InventoryRefusal error={send.error} />
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
                  <CountField
                    line={line}
                    onCount={(counted) => {
                      send.mutate({ productId: line.product.id, counted })
                    }}
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
