import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orderChannel, orderStatus } from '../../../electron/contract/order-words.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Menu, MenuChoice } from '../../ui/menu.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useOrdersView } from './orders-view-store.ts'

const pauseMs = 200

/** Asks a moment after the last letter, not at each. */
function Search() {
  const { t } = useTranslation('orders')
  const { search, change } = useOrdersView()
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
    <label className="inp orders-search">
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

type ChipProps<T extends string> = {
  title: string
  value: T | 'any'
  options: readonly { id: T | 'any'; label: string }[]
  onChange: (value: T | 'any') => void
}

/** A filter that says what it is set to. */
function Chip<T extends string>({ title, value, options, onChange }: ChipProps<T>) {
  const chosen = options.find(({ id }) => id === value)?.label ?? title
  return (
    <Menu
      label={title}
      trigger={
        <Button size="sm" variant="ghost" className={value === 'any' ? 'chip' : 'chip on'}>
          {value === 'any' ? title : chosen}
          <Icon name="down" small />
        </Button>
      }
    >
      <MenuChoice title={title} value={value} options={options} onChange={onChange} />
    </Menu>
  )
}

export function OrdersFilters({ shown }: { shown: string }) {
  const { t } = useTranslation('orders')
  const { status, channel, unpaid, change } = useOrdersView()
  return (
    <div className="orders-filters">
      <Search />
      <Chip
        title={t('column.status')}
        value={status ?? 'any'}
        options={[
          { id: 'any', label: t('any') },
          ...orderStatus.options.map((id) => ({ id, label: t(`status.${id}`) })),
        ]}
        onChange={(next) => {
          change({ status: next === 'any' ? null : next })
        }}
      />
      <Chip
        title={t('channelFilter')}
        value={channel ?? 'any'}
        options={[
          { id: 'any', label: t('any') },
          ...orderChannel.options.map((id) => ({ id, label: t(`channel.${id}`) })),
        ]}
        onChange={(next) => {
          change({ channel: next === 'any' ? null : next })
        }}
      />
      <button
        type="button"
        aria-pressed={unpaid}
        className={`btn sm ghost chip${unpaid ? ' on' : ''}`}
        onClick={() => {
          change({ unpaid: !unpaid })
        }}
      >
        {t('unpaid')}
      </button>
      <span className="t3 small orders-shown" aria-live="polite">
        {shown}
      </span>
    </div>
  )
}
