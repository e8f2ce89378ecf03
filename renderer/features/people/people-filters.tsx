import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { userRole } from '../../../electron/contract/person.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuChoice } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { usePeopleView } from './people-filter-store.ts'

const pauseMs = 200
const whos = ['staff', 'customers', 'all'] as const
const orders = ['newest', 'name'] as const
const states = ['any', 'active', 'inactive'] as const

/** Asks a moment after the last letter, not at each. */
function Search() {
  const { t } = useTranslation('people')
  const { search, change } = usePeopleView()
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
    <label className="inp people-search">
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
    </label>
  )
}

type ChipProps<T extends string> = {
  title: string
  value: T
  rest: T
  options: readonly { id: T; label: string }[]
  onChange: (value: T) => void
}

/** A filter that says what it is set to. */
function Chip<T extends string>({ title, value, rest, options, onChange }: ChipProps<T>) {
  const label = options.find(({ id }) => id === value)?.label ?? title
  return (
    <Menu
      label={title}
      trigger={
        <Button size="sm" variant="ghost" className={value === rest ? 'chip' : 'chip on'}>
          {label}
          <Icon name="down" small />
        </Button>
      }
    >
      <MenuChoice title={title} value={value} options={options} onChange={onChange} />
    </Menu>
  )
}

export function PeopleFilters({ shown }: { shown: string }) {
  const { t } = useTranslation('people')
  const { who, role, active, order, change } = usePeopleView()
  const state = active === null ? 'any' : active ? 'active' : 'inactive'
  const stateWords = { any: t('anyActive'), active: t('active'), inactive: t('inactive') }
  return (
    <div className="people-filters">
      <Search />
      <Segmented
        label={t('filter')}
        value={who}
        onChange={(next) => {
          change({ who: next, role: null })
        }}
        options={whos.map((id) => ({ id, label: t(`who.${id}`) }))}
      />
      {who !== 'customers' && (
        <Chip
          title={t('roleFilter')}
          value={role ?? 'any'}
          rest="any"
          options={[
            { id: 'any', label: t('anyRole') },
            ...userRole.options
              .filter((id) => who === 'all' || id !== 'BUYER')
              .map((id) => ({ id, label: t(`role.${id}`) })),
          ]}
          onChange={(next) => {
            change({ role: next === 'any' ? null : next })
          }}
        />
      )}
      <Chip
        title={t('activeFilter')}
        value={state}
        rest="any"
        options={states.map((id) => ({ id, label: stateWords[id] }))}
        onChange={(next) => {
          change({ active: next === 'any' ? null : next === 'active' })
        }}
      />
      <Chip
        title={t('orderLabel')}
        value={order}
        rest="newest"
        options={orders.map((id) => ({ id, label: t(`order.${id}`) }))}
        onChange={(next) => {
          change({ order: next })
        }}
      />
      <span className="t3 small people-shown" aria-live="polite">
        {shown}
      </span>
    </div>
  )
}
