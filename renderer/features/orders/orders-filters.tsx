import { useTranslation } from 'react-i18next'
import { orderChannel, orderStatus } from '../../../electron/contract/orders/order-words.ts'
import { ClearAll } from '../../saved-views/clear-all.tsx'
import { ViewsMenu } from '../../saved-views/views-menu.tsx'
import { ChipMenu, FilterChip, FilterToggle } from '../../ui/filter-chip.tsx'
import { MenuChoices } from '../../ui/menu.tsx'
import { useOrdersView } from './use-orders-view.ts'

const days = ['today', 'tomorrow'] as const

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

function StatusChip() {
  const { t } = useTranslation('orders')
  const { wanted, change } = useOrdersView()
  const chosen = wanted.status ?? []
  return (
    <ChipMenu
      title={t('column.status')}
      isOn={chosen.length > 0}
      says={chosen.length > 0 ? chosen.map((id) => t(`status.${id}`)).join(', ') : undefined}
    >
      <MenuChoices
        title={t('column.status')}
        values={chosen}
        options={orderStatus.options.map((id) => ({ id, label: t(`status.${id}`) }))}
        onChange={(status) => {
          change({ status: status.length === 0 ? undefined : status })
        }}
      />
    </ChipMenu>
  )
}

/** `byStatus`: the board has its columns for that. */
export function OrdersFilters({ byStatus }: { byStatus: boolean }) {
  const { t } = useTranslation(['orders', 'board'])
  const { wanted, change, clear } = useOrdersView()
  return (
    <>
      <Views />
      {byStatus && <StatusChip />}
      <FilterChip
        title={t('column.needed')}
        value={wanted.needed ?? null}
        any={t('any')}
        options={days.map((id) => ({ id, label: t(`board:needed.${id}`) }))}
        onChange={(needed) => {
          change({ needed: needed ?? undefined })
        }}
      />
      <FilterChip
        title={t('channelFilter')}
        value={wanted.channel ?? null}
        any={t('any')}
        options={orderChannel.options.map((id) => ({ id, label: t(`channel.${id}`) }))}
        onChange={(channel) => {
          change({ channel: channel ?? undefined })
        }}
      />
      {(['unpaid', 'overpaid'] as const).map((money) => (
        <FilterToggle
          key={money}
          isOn={wanted[money] === true}
          onChange={(isOn) => {
            change({ [money]: isOn ? true : undefined })
          }}
        >
          {t(money)}
        </FilterToggle>
      ))}
      <ClearAll filter={wanted} onClear={clear} />
    </>
  )
}
