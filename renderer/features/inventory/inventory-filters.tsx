import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Menu, MenuChoice } from '../../ui/menu.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useInventoryView } from './inventory-view-store.ts'

const pauseMs = 200
const shows = ['low', 'out', 'spoiling', 'inactive', 'deleted'] as const
const any = '*'

/** Asks a moment after the last letter, not at each. */
function Search() {
  const { t } = useTranslation('inventory')
  const { search, change } = useInventoryView()
  const [typed, setTyped] = useState(search)
  // Cleared from outside: the field follows.
  const [seen, setSeen] = useState(search)
  if (seen !== search) {
    setSeen(search)
    if (search === '') setTyped('')
  }
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
    <label className="inp inv-search">
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

function CategoryChip() {
  const { t } = useTranslation('inventory')
  const { categoryId, change } = useInventoryView()
  const categories = useQuery(api.categories.list.queryOptions())
  const options = [
    { id: any, label: t('anyCategory') },
    ...(categories.data ?? []).map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <Menu
      label={t('categoryFilter')}
      trigger={
        <Button size="sm" variant="ghost" className={categoryId === null ? 'chip' : 'chip on'}>
          {options.find(({ id }) => id === categoryId)?.label ?? t('categoryFilter')}
          <Icon name="down" small />
        </Button>
      }
    >
      <MenuChoice
        title={t('categoryFilter')}
        value={categoryId ?? any}
        options={options}
        onChange={(id) => {
          change({ categoryId: id === any ? null : id })
        }}
      />
    </Menu>
  )
}

export function InventoryFilters({ shown }: { shown: string }) {
  const { t } = useTranslation('inventory')
  const { show, change } = useInventoryView()
  return (
    <div className="inv-filters">
      <Search />
      <div role="group" aria-label={t('filters')} className="inv-chips">
        {shows.map((id) => (
          <button
            key={id}
            type="button"
            className={show === id ? 'chip on' : 'chip'}
            aria-pressed={show === id}
            onClick={() => {
              change({ show: show === id ? null : id })
            }}
          >
            {t(`show.${id}`)}
            {show === id && <Icon name="close" small />}
          </button>
        ))}
      </div>
      <CategoryChip />
      <span className="t3 small inv-shown" aria-live="polite">
        {shown}
      </span>
    </div>
  )
}
