import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useCustomersView } from './customers-view-store.ts'

const pauseMs = 200

/** Asks a moment after the last letter, not at each. */
function Search() {
  const { t } = useTranslation('customers')
  const { search, change } = useCustomersView()
  const [typed, setTyped] = useState(search)
  const input = useRef<HTMLInputElement>(null)
  useHotkey('/', () => input.current?.focus(), { label: t('searchKey') })
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => {
      change({ search: typed })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, search, change])
  return (
    <label className="inp customers-search">
      <Icon name="search" small />
      <span className="sr-only">{t('searchKey')}</span>
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder={t('search')}
        onChange={(event) => {
          setTyped(event.target.value)
        }}
      />
      <KeyCap>/</KeyCap>
    </label>
  )
}

export function CustomersFilters({ shown }: { shown: string }) {
  const { t } = useTranslation('customers')
  const { owing, change } = useCustomersView()
  return (
    <div className="customers-filters">
      <Search />
      <button
        type="button"
        aria-pressed={owing}
        className={`btn sm ghost chip${owing ? ' on' : ''}`}
        onClick={() => {
          change({ owing: !owing })
        }}
      >
        {t('owing')}
      </button>
      <span className="t3 small customers-shown" aria-live="polite">
        {shown}
      </span>
    </div>
  )
}
