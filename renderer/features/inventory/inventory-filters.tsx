import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { ViewsMenu } from '../../saved-views/views-menu.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Menu, MenuChoice } from '../../ui/menu.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useInventoryView } from './use-inventory-view.ts'

const pauseMs = 200
const shows = ['low', 'out', 'spoiling', 'inactive', 'deleted'] as const
const any = '*'

/** Asks a moment after the last letter, not at each. */
function Search() {
  const { t } = useTranslation('inventory')
  const { wanted, change } = useInventoryView()
  const search = wanted.q ?? ''
  const [typed, setTyped] = useState(search)
  // Changed from outside (a view, Back): the field follows.
  const [seen, setSeen] = useState(search)
  if (seen !== search) {
    setSeen(search)
    if (search !== typed.trim()) setTyped(search)
  }
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(change)
  useEffect(() => {
    latest.current = change
  })
  useHotkey('/', () => input.current?.focus(), { label: t('searchKey') })
  useEffect(() => {
    const text = typed.trim()
    if (text === search) return
    const timer = setTimeout(() => {
      latest.current({ q: text === '' ? undefined : text }, true)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, search])
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
  const { wanted, change } = useInventoryView()
  const categoryId = wanted.category ?? null
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
          change({ category: id === any ? undefined : id })
        }}
      />
    </Menu>
  )
}

export function InventoryFilters({ shown }: { shown: string }) {
  const { t } = useTranslation(['inventory', 'bulk', 'views'])
  const { wanted, change, choose, clear } = useInventoryView()
  const show = wanted.show ?? null
  return (
    <div className="inv-filters">
      <Search />
      <ViewsMenu
        screen="inventory"
        filter={wanted}
        onChoose={choose}
        standard={[
          { name: t('bulk:view.runningLow'), filter: { show: 'low', sort: 'stock' } },
          { name: t('bulk:view.sellSoon'), filter: { show: 'spoiling', sort: 'stock', down: true } },
          { name: t('bulk:view.forSale'), filter: { show: 'active' } },
        ]}
      />
      <div role="group" aria-label={t('filters')} className="inv-chips">
        {shows.map((id) => (
          <button
            key={id}
            type="button"
            className={show === id ? 'chip on' : 'chip'}
            aria-pressed={show === id}
            onClick={() => {
              change({ show: show === id ? undefined : id })
            }}
          >
            {t(`show.${id}`)}
            {show === id && <Icon name="close" small />}
          </button>
        ))}
      </div>
      <CategoryChip />
      {Object.keys(wanted).length > 0 && (
        <Button size="sm" variant="ghost" icon="close" onPress={clear}>
          {t('views:clearAll')}
        </Button>
      )}
      <span className="t3 small inv-shown" aria-live="polite">
        {shown}
      </span>
    </div>
  )
}
