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
import { firstMeant } from './first-meant.ts'

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
  /** A person chose by arrows: then even the first one is meant. */
  const [isChosen, setChosen] = useState(false)
  const [otherCode, setOtherCode] = useState('')
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
    setChosen(false)
    setOtherCode('')
  }
  const pick = (hit: ProductHit | undefined) => {
    if (!hit) return
    onAdd(hit)
    type('')
    setWaits(false)
  }
  const pickAt = () => {
    const hit = isChosen ? hits[at] : firstMeant(wanted, hits)
    if (hit) pick(hit)
    else if (hits.length > 0) setOtherCode(wanted)
  }
  if (waits && !isOld) {
    setWaits(false)
    queueMicrotask(pickAt)
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
    const move = (to: number) => {
      setAt(Math.max(0, Math.min(to, hits.length - 1)))
      setChosen(true)
    }
    // Asked which one is meant, the first arrow means the first.
    if (event.key === 'ArrowDown') move(otherCode !== '' && !isChosen ? at : at + 1)
    else if (event.key === 'ArrowUp') move(at - 1)
    else if (event.key === 'Enter' && isOld) takeFirst()
    else if (event.key === 'Enter') pickAt()
    else if (event.key === 'Escape') setText('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { text, wanted, found, hits, at, otherCode, type, pick, onKeyDown }
}

/** Hits as they are typed; arrows choose, Enter adds and clears. */
export function ProductSearch(props: ProductSearchProps) {
  const { label, again = null, inputRef, autoFocus } = props
  const { t } = useTranslation('orders')
  const listId = useId()
  const { text, wanted, found, hits, at, otherCode, type, pick, onKeyDown } = useHits(props)
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
      {otherCode !== '' && (
        <p role="alert" className="small new-order-other-code">
          {t('new.noCode', { text: otherCode })}
        </p>
      )}
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
