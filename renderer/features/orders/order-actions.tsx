import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderMove } from '../../../electron/contract/orders/order-words.ts'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { OrderDialogs, type OrderDoing } from './order-dialogs.tsx'
import { OrderRefusal } from './order-refusal.tsx'
import { PrintMenu } from './print-menu.tsx'
import { useOrderChange } from './use-order-change.ts'

type Forward = Exclude<OrderMove, 'cancel' | 'refund'>
const forwards: readonly Forward[] = ['confirm', 'process', 'ship', 'deliver']

type PartProps = { order: Order; onDo: (doing: OrderDoing) => void }

const isOpen = ({ status }: Order) => status !== 'CANCELLED' && status !== 'REFUNDED'

/** What is done rarely. */
function MoreMenu({ order, onDo }: PartProps) {
  const { t } = useTranslation(['orders', 'common'])
  const may = useMay()
  const mayCancel = order.moves.includes('cancel') && may('orders:cancel')
  const mayRelease = isOpen(order) && !order.release.allowed && may('payments:process') && may('orders:update')
  if (!mayCancel && !mayRelease) return null
  return (
    <Menu label={t('common:action.more')} trigger={<Button icon="more" label={t('common:action.more')} />}>
      {mayRelease && (
        <MenuItem
          onAction={() => {
            onDo('release')
          }}
        >
          {t('release.open')}
        </MenuItem>
      )}
      {mayCancel && (
        <MenuItem
          danger
          onAction={() => {
            onDo('cancel')
          }}
        >
          {t('cancel.open')}
        </MenuItem>
      )}
    </Menu>
  )
}

function RecordActs({ order, onDo }: PartProps) {
  const { t } = useTranslation('orders')
  return (
    <div className="row wrap">
      <PrintMenu order={order} />
      {order.isEditable && (
        <Button
          size="sm"
          variant="ghost"
          icon="edit"
          onPress={() => {
            onDo('edit')
          }}
        >
          {t('edit.open')}
        </Button>
      )}
      <Button
        size="sm"
        variant="ghost"
        icon="note"
        onPress={() => {
          onDo('note')
        }}
      >
        {t('note.open')}
      </Button>
    </div>
  )
}

/** Only what may come next for this order, by this person. */
export function OrderActions({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const may = useMay()
  const [doing, setDoing] = useState<OrderDoing | null>(null)
  const move = useOrderChange<Forward>(order, (wanted) =>
    client.orders.move({ id: order.id, version: order.version, move: wanted }),
  )
  const primary = may('orders:process') ? forwards.find((each) => order.moves.includes(each)) : undefined
  const go = () => {
    if (primary && !move.isPending) move.mutate(primary)
  }
  useHotkey('F9', go, { enabled: primary !== undefined, ...(primary && { label: t(`move.${primary}`) }) })
  return (
    <>
      <div className="row wrap">
        {primary && (
          <Button variant="pri" keyCap="F9" busy={move.isPending} onPress={go}>
            {t(`move.${primary}`)}
          </Button>
        )}
        {isOpen(order) && may('payments:process') && (
          <Button
            onPress={() => {
              setDoing('payment')
            }}
          >
            {t('payment.open')}
          </Button>
        )}
        <MoreMenu order={order} onDo={setDoing} />
      </div>
      {may('orders:update') && <RecordActs order={order} onDo={setDoing} />}
      <OrderRefusal error={move.error} since={move.context?.since} />
      {doing !== null && (
        <OrderDialogs
          doing={doing}
          order={order}
          onClose={() => {
            setDoing(null)
          }}
        />
      )}
    </>
  )
}
