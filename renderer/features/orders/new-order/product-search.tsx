import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductHit } from '../../../../electron/contract/inventory/products.ts'
import { api } from '../../../host/api.ts'
import { formatNumber } from '../../../ui/format.ts'
import { Icon } from '../../../ui/icon.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { State } from '../../../ui/pill.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import { Money } from '../order-parts.tsx'

const few = 20
export const packOf = ({ packSize, unit }: Pick<ProductHit, 'packSize' | 'unit'>) => `${packSize} ${unit}`

function Availability({ available }: { available: number }) {
  const { t } = useTranslation('orders')
  const n = formatNumber(available)
  if (available <= 0) return <State state="bad">{t('new.soldOut')}</State>
  if (available < few) return <State state="watch">{t('new.few', { n })}</State>
  return <State state="ok">{t('new.available', { n })}</State>
}

function Hit({ hit, id, isAt, onPick }: { hit: ProductHit; id: string; isAt: boolean; onPick: () => void }) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={isAt}
      className="new-order-hit"
      onMouseDown={(event) => {
        event.preventDefault()
        onPick()
      }}
    >
      <span className="cut">
        <span className="b">{hit.name}</span> <span className="t3">{packOf(hit)}</span>
      </span>
      <Availability available={hit.available} />
      <span className="num">
        <Money centavos={hit.priceCentavos} />
      </span>
      <span className="new-order-hit-key">{isAt && <KeyCap>Enter</KeyCap>}</span>
    </li>
  )
}

type ProductSearchProps = {
  label: string
  onAdd: (hit: ProductHit) => void
  /** Enter before the answer is there: the typed text, so that the next keys need not wait. */
  onAddFirst?: (text: string) => void
  /** What was taken and could not be added: it is typed here again. */
  again?: { text: string } | null
  inputRef?: Ref<HTMLInputElement>
  autoFocus?: boolean
  /** Keys while nothing is typed: they are for the lines below. */
  onEmptyKey?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** What is typed, what is found for it, and which hit Enter takes. */
function useHits({ onAdd, onAddFirst, again = null, onEmptyKey }: ProductSearchProps) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [takenBack, setTakenBack] = useState(again)
  if (again !== takenBack) {
    setTakenBack(again)
    if (again && text === '') setText(again.text)
  }
  const wanted = text.trim()
  const found = useQuery(
    api.products.search.queryOptions({
      input: { text: wanted, limit: 6 },
      enabled: wanted !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const hits = wanted === '' ? [] : (found.data?.hits ?? [])
  // Enter pressed before the answer is there waits for it rather than adding what stood there before.
  const isOld = found.isPlaceholderData || found.isFetching
  const [waits, setWaits] = useState(false)
  const type = (typed: string) => {
    setText(typed)
    setAt(0)
  }
  const pick = (hit: ProductHit | undefined) => {
    if (!hit) return
    onAdd(hit)
    type('')
    setWaits(false)
  }
  if (waits && !isOld) {
    setWaits(false)
    queueMicrotask(() => {
      pick(hits[at])
    })
  }
  const takeFirst = () => {
    if (!onAddFirst) {
      setWaits(true)
      return
    }
    onAddFirst(wanted)
    type('')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (wanted === '') {
      onEmptyKey?.(event)
      return
    }
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && isOld) takeFirst()
    else if (event.key === 'Enter') pick(hits[at])
    else if (event.key === 'Escape') setText('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { text, wanted, found, hits, at, type, pick, onKeyDown }
}

/** Hits as they are typed; arrows choose, Enter adds and clears. */
export function ProductSearch(props: ProductSearchProps) {
  const { label, again = null, inputRef, autoFocus } = props
  const { t } = useTranslation('orders')
  const listId = useId()
  const { text, wanted, found, hits, at, type, pick, onKeyDown } = useHits(props)
  return (
    <div className="new-order-product-search">
      <label className="inp lg">
        <Icon name="search" />
        <span className="sr-only">{label}</span>
        <input
          ref={inputRef}
          autoFocus={autoFocus}
          role="combobox"
          aria-expanded={hits.length > 0}
          {...(hits.length > 0 && { 'aria-controls': listId })}
          aria-autocomplete="list"
          aria-activedescendant={hits[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={label}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            type(event.target.value)
          }}
        />
        {wanted !== '' && found.data && (
          <span className="t3 small">{t('new.of', { shown: hits.length, total: formatNumber(found.data.of) })}</span>
        )}
      </label>
      {wanted !== '' && found.isError && again === null && <Refusal error={found.error} />}
      {hits.length > 0 && (
        <ul id={listId} role="listbox" data-inline="" aria-label={t('new.hits')} className="new-order-hits">
          {hits.map((hit, index) => (
            <Hit
              key={hit.id}
              hit={hit}
              id={`${listId}-${index}`}
              isAt={index === at}
              onPick={() => {
                pick(hit)
              }}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
