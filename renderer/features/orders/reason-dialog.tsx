import { zodResolver } from '@hookform/resolvers/zod'
import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { useDialogDraft } from '../../ui/use-dialog-draft.ts'
import { useField } from '../../ui/use-field.ts'
import { OrderRefusal } from './order-refusal.tsx'

export type OrderChange<V> = UseMutationResult<Order, Error, V, { since: number }>

type ReasonDialogProps = {
  /** Under which name what is typed is kept, and whose order it is. `change` drops it when it is done. */
  draft: { name: string; order: Order }
  title: string
  text: string
  label: string
  action: string
  keep: string
  danger?: boolean
  shortest: number
  most?: number
  rows?: number
  /** Above the field: what changed while the dialog is open. */
  notice?: ReactNode
  change: OrderChange<string>
  onClose: () => void
}

/** A question that needs a sentence for an answer: why it is cancelled, released, rejected; or a note. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    title,
    text,
    label,
    action,
    keep,
    danger = false,
    shortest,
    most = 200,
    rows,
    notice,
    change,
    draft: { name, order },
    onClose,
  } = props
  const { t } = useTranslation('orders')
  const schema = z.object({ reason: z.string().trim().min(shortest, 'TOO_SHORT').max(most, 'TOO_LONG') })
  const form = useForm({ resolver: zodResolver(schema), mode: 'onBlur', defaultValues: { reason: '' } })
  const draft = useDialogDraft({ name, form, beside: { of: order.orderNumber, orderId: order.id } })
  const submit = form.handleSubmit(({ reason }) => {
    change.mutate(reason)
  })
  return (
    <Dialog title={title} role={danger ? 'alertdialog' : 'dialog'} isOpen onClose={onClose}>
      <form noValidate className="orders-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={draft.restored} />
        {text !== '' && <p className="t2">{text}</p>}
        {notice}
        <TextField
          label={label || t('reason')}
          autoFocus
          {...(rows !== undefined && { rows })}
          {...useField(form.control, 'reason')}
        />
        <OrderRefusal error={change.error} since={change.context?.since} />
        <FormActs onCancel={draft.giveUp(onClose)} keep={keep} busy={change.isPending} danger={danger}>
          {action}
        </FormActs>
      </form>
    </Dialog>
  )
}
