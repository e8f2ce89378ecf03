import { useTranslation } from 'react-i18next'
import { useState } from 'react'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { client } from '../../host/api.ts'
import { dropDraft } from '../../ui/draft-store.ts'
import { ChangedWhileOpen } from './new-order/meanwhile.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { PaymentDialog } from './payments/payment-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { useOrderChange } from './use-order-change.ts'

export type OrderDoing = 'payment' | 'cancel' | 'release' | 'note' | 'edit'
type DialogProps = {
  /** As it was when the dialog was opened: what is typed belongs to it, and the host is told so. */
  order: Order
  /** As it is now, here or on another desktop. */
  current: Order
  onTold: (current: Order) => void
  onClose: () => void
}

/** What was typed is done with. */
const dropping = (name: string, onClose: () => void) => () => {
  dropDraft(name)
  onClose()
}

function CancelDialog({ order, current, onTold, onClose }: DialogProps) {
  const { t } = useTranslation('orders')
  const name = `cancel.${order.id}`
  const cancel = useOrderChange<string>(
    order,
    (reason) => client.orders.cancel({ id: order.id, version: order.version, reason }),
    dropping(name, onClose),
    onTold,
  )
  return (
    <ReasonDialog
      draft={{ name, order }}
      danger
      title={t('cancel.title', { number: order.orderNumber })}
      text={t('cancel.text')}
      label={t('reason')}
      action={t('cancel.action')}
      keep={t('cancel.keep')}
      shortest={2}
      change={cancel}
      notice={<ChangedWhileOpen seen={order} current={current} />}
      onClose={onClose}
    />
  )
}

function ReleaseDialog({ order, current, onTold, onClose }: DialogProps) {
  const { t } = useTranslation('orders')
  const name = `release.${order.id}`
  const release = useOrderChange<string>(
    order,
    (reason) => client.orders.release({ id: order.id, version: order.version, reason }),
    dropping(name, onClose),
    onTold,
  )
  return (
    <ReasonDialog
      draft={{ name, order }}
      danger
      title={t('release.title', { number: order.orderNumber })}
      text={t('release.text')}
      label={t('reason')}
      action={t('release.action')}
      keep={t('payment.keep')}
      shortest={5}
      change={release}
      notice={<ChangedWhileOpen seen={order} current={current} />}
      onClose={onClose}
    />
  )
}

function NoteDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation(['orders', 'common'])
  const name = `note.${order.id}`
  const note = useOrderChange<string>(
    order,
    (text) => client.orders.note({ id: order.id, text }),
    dropping(name, onClose),
  )
  return (
    <ReasonDialog
      draft={{ name, order }}
      title={t('note.title', { number: order.orderNumber })}
      text=""
      label={t('note.text')}
      action={t('note.action')}
      keep={t('common:action.cancel')}
      shortest={1}
      most={1000}
      rows={3}
      change={note}
      onClose={onClose}
    />
  )
}

type OrderDialogsProps = { doing: OrderDoing; order: Order; onClose: () => void }

export function OrderDialogs({ doing, order: current, onClose }: OrderDialogsProps) {
  const [seen, setSeen] = useState(current)
  const props = { order: seen, current, onTold: setSeen, onClose }
  switch (doing) {
    case 'payment':
      return <PaymentDialog {...props} />
    case 'cancel':
      return <CancelDialog {...props} />
    case 'release':
      return <ReleaseDialog {...props} />
    case 'note':
      return <NoteDialog {...props} />
    case 'edit':
      return <EditDialog {...props} />
  }
}
