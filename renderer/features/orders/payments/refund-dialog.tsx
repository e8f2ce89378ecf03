import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { paymentMethod } from '../../../../electron/contract/orders/order-words.ts'
import type { Order, OrderPayment } from '../../../../electron/contract/orders/orders.ts'
import { client } from '../../../host/api.ts'
import { withStepUp } from '../../../person/step-up.ts'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { FormActs } from '../../../ui/form-acts.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/number/number-field.tsx'
import { count } from '../../../ui/number/number-kinds.ts'
import { useNumber } from '../../../ui/number/use-number.ts'
import { RestoredLine } from '../../../ui/restored-line.tsx'
import { useDialogDraft, useOperation } from '../../../ui/use-dialog-draft.ts'
import { useChoice, useField } from '../../../ui/use-field.ts'
import { ChangedWhileOpen } from '../new-order/meanwhile.tsx'
import { amountKind } from '../order-kinds.ts'
import { OrderRefusal } from '../order-refusal.tsx'
import { useOrderChange } from '../use-order-change.ts'
import { needsReference } from './payment-dialog.tsx'
import { linesBack, type RefundTyped, refundForm, refundShape } from './refund-form.ts'

type LineProps = { control: Control<RefundTyped>; line: Order['lines'][number] }

/** Decision 65: each line is asked about; nothing goes back to stock by itself. */
function BackLine({ control, line }: LineProps) {
  const { t } = useTranslation('orders')
  return (
    <li className="orders-refund-line">
      <NumberField
        label={t('refund.quantity', { name: line.name })}
        kind={count({ max: line.quantity })}
        {...useNumber(control, `lines.${line.id}.quantity`)}
      />
      <Checkbox label={t('refund.toStock', { name: line.name })} {...useChoice(control, `lines.${line.id}.toStock`)} />
    </li>
  )
}

type RefundDialogProps = { order: Order; payment: OrderPayment; onClose: () => void }

export function RefundDialog({ order: current, payment, onClose }: RefundDialogProps) {
  // The lines that were asked about stay those that were asked about.
  const [order] = useState(current)
  const { t } = useTranslation(['orders', 'common'])
  const draftName = `refund.${payment.id}`
  const { operationId, renew, onError } = useOperation(draftName)
  const form = useForm<RefundTyped>({
    resolver: zodResolver(refundShape),
    mode: 'onBlur',
    // The order as it is now: another clerk may edit it while this is open. What was typed stays.
    values: refundForm(order, payment),
    resetOptions: { keepDirtyValues: true },
  })
  const beside = { of: order.orderNumber, orderId: order.id, operationId }
  const draft = useDialogDraft({ name: draftName, form, beside, onDiscard: renew })
  const method = useWatch({ control: form.control, name: 'method' })
  const refund = useOrderChange<RefundTyped>(
    order,
    ({ lines, ...typed }) =>
      withStepUp(() =>
        client.payments.refund({
          ...typed,
          paymentId: payment.id,
          operationId,
          lines: linesBack(order, lines),
        }),
      ),
    () => {
      draft.drop()
      onClose()
    },
  )
  const reference = useField(form.control, 'reference')
  const submit = form.handleSubmit((typed) => {
    refund.mutate(typed, { onError })
  })
  const from = { money: formatMoney(payment.amountCentavos), method: t(`method.${payment.method}`) }
  return (
    <Dialog title={t('refund.title')} width="md" isOpen onClose={onClose}>
      <form noValidate className="orders-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={draft.restored} />
        <p className="t2">{t('refund.from', from)}</p>
        <ChangedWhileOpen seen={order} current={current} />
        <div className="fields">
          <NumberField
            label={t('payment.amount')}
            kind={amountKind}
            autoFocus
            {...useNumber(form.control, 'amountCentavos')}
          />
          <SelectField
            label={t('payment.method')}
            options={paymentMethod.options.map((id) => ({ id, label: t(`method.${id}`) }))}
            {...useField(form.control, 'method')}
          />
        </div>
        {needsReference(method) && <TextField label={t('payment.reference')} {...reference} />}
        <TextField label={t('reason')} {...useField(form.control, 'reason')} />
        <div className="b">{t('refund.back')}</div>
        <ul>
          {order.lines.map((line) => (
            <BackLine key={line.id} control={form.control} line={line} />
          ))}
        </ul>
        <OrderRefusal error={refund.error} since={refund.context?.since} />
        <FormActs onCancel={draft.giveUp(onClose)} busy={refund.isPending} danger>
          {t('refund.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}
