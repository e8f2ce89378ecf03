import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { client } from '../../host/api.ts'
import { dropDraft } from '../../ui/draft-store.ts'
import { EditDialog } from './edit-dialog.tsx'
import { ChangedWhileOpen } from './new-order/meanwhile.tsx'
import { PaymentDialog } from './payments/payment-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { useOrderChange } from './use-order-change.ts'

export type OrderDoing = 'payment' | 'cancel' | 'release' | 'note' | 'edit'
type DialogProps = {
  /** As it was when the dialog was opened: what is typed belongs to it, and the host is told so. */
  order: Order
  /** As it is now, here or on another desktop. */
  current: Order
  onCurrent: (current: Order) => void
  onClose: () => void
}

/** What was typed is done with. */
const dropping = (name: string, onClose: () => void) => () => {
  dropDraft(name)
  onClose()
}

/** What ends an order, or lets it go unpaid: each with its reason. */
const reasoned = {
  cancel: { send: client.orders.cancel, shortest: 2, keep: 'cancel.keep' },
  release: { send: client.orders.release, shortest: 5, keep: 'payment.keep' },
} as const

function ReasonedDialog({ kind, order, current, onCurrent, onClose }: DialogProps & { kind: keyof typeof reasoned }) {
  const { t } = useTranslation('orders')
  const { send, shortest, keep } = reasoned[kind]
  const name = `${kind}.${order.id}`
  const change = useOrderChange<string>(
    order,
    (reason) => send({ id: order.id, version: order.version, reason }),
    dropping(name, onClose),
    onCurrent,
  )
  return (
    <ReasonDialog
      draft={{ name, order }}
      danger
      title={t(`${kind}.title`, { number: order.orderNumber })}
      text={t(`${kind}.text`)}
      label={t('reason')}
      action={t(`${kind}.action`)}
      keep={t(keep)}
      shortest={shortest}
      change={change}
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
  const props = { order: seen, current, onCurrent: setSeen, onClose }
  switch (doing) {
    case 'payment':
      return <PaymentDialog {...props} />
    case 'cancel':
    case 'release':
      return <ReasonedDialog kind={doing} {...props} />
    case 'note':
      return <NoteDialog {...props} />
    case 'edit':
      return <EditDialog {...props} />
  }
}
