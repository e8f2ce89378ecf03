import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orderChannel, orderStatus } from '../../../electron/contract/order-words.ts'
import { ViewsMenu } from '../../saved-views/views-menu.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Menu, MenuChoice, MenuChoices } from '../../ui/menu.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useOrdersView } from './use-orders-view.ts'

const pauseMs = 200
const days = ['today', 'tomorrow'] as const

/** Asks a moment after the last letter, not at each. */
function Search() {
  const { t } = useTranslation('orders')
  const { wanted, change } = useOrdersView()
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

function StatusChip() {
  const { t } = useTranslation('orders')
  const { wanted, change } = useOrdersView()
  const chosen = wanted.status ?? []
  return (
    <Menu
      label={t('column.status')}
      trigger={
        <Button size="sm" variant="ghost" className={chosen.length === 0 ? 'chip' : 'chip on'}>
          <span className="cut chip-text">
            {chosen.length === 0 ? t('column.status') : chosen.map((id) => t(`status.${id}`)).join(', ')}
          </span>
          <Icon name="down" small />
        </Button>
      }
    >
      <MenuChoices
        title={t('column.status')}
        values={chosen}
        options={orderStatus.options.map((id) => ({ id, label: t(`status.${id}`) }))}
        onChange={(status) => {
          change({ status: status.length === 0 ? undefined : status })
        }}
      />
    </Menu>
  )
}

function Views() {
  const { t } = useTranslation('board')
  const { wanted, choose } = useOrdersView()
  return (
    <ViewsMenu
      screen="orders"
      filter={wanted}
      onChoose={choose}
      standard={[
        { name: t('view.today'), filter: { needed: 'today', sort: 'needed', up: true } },
        { name: t('view.unpaid'), filter: { unpaid: true } },
        { name: t('view.toPack'), filter: { status: ['CONFIRMED', 'PROCESSING'], sort: 'needed', up: true } },
      ]}
    />
  )
}

/** `byStatus`: the board has its columns for that. */
export function OrdersFilters({ shown, byStatus }: { shown: string; byStatus: boolean }) {
  const { t } = useTranslation(['orders', 'board', 'views'])
  const { wanted, change, clear } = useOrdersView()
  const { channel = 'any', needed = 'any', unpaid = false } = wanted
  return (
    <div className="orders-filters">
      <Search />
      <Views />
      {byStatus && <StatusChip />}
      <Chip
        title={t('column.needed')}
        value={needed}
        options={[{ id: 'any', label: t('any') }, ...days.map((id) => ({ id, label: t(`board:needed.${id}`) }))]}
        onChange={(next) => {
          change({ needed: next === 'any' ? undefined : next })
        }}
      />
      <Chip
        title={t('channelFilter')}
        value={channel}
        options={[
          { id: 'any', label: t('any') },
          ...orderChannel.options.map((id) => ({ id, label: t(`channel.${id}`) })),
        ]}
        onChange={(next) => {
          change({ channel: next === 'any' ? undefined : next })
        }}
      />
      <button
        type="button"
        aria-pressed={unpaid}
        className={`btn sm ghost chip${unpaid ? ' on' : ''}`}
        onClick={() => {
          change({ unpaid: unpaid ? undefined : true })
        }}
      >
        {t('unpaid')}
        {unpaid && <Icon name="close" small />}
      </button>
      {Object.keys(wanted).length > 0 && (
        <Button size="sm" variant="ghost" icon="close" onPress={clear}>
          {t('views:clearAll')}
        </Button>
      )}
      <span className="t3 small orders-shown" aria-live="polite">
        {shown}
      </span>
    </div>
  )
}
