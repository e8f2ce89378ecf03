import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { paymentMethod } from '../../../../electron/contract/orders/order-words.ts'
import type { Order } from '../../../../electron/contract/orders/orders.ts'
import { client } from '../../../host/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { FormActs } from '../../../ui/form-acts.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/number/number-field.tsx'
import { useNumber } from '../../../ui/number/use-number.ts'
import { RestoredLine } from '../../../ui/restored-line.tsx'
import { useDialogDraft, useOperation } from '../../../ui/use-dialog-draft.ts'
import { useField } from '../../../ui/use-field.ts'
import { ChangedWhileOpen } from '../new-order/meanwhile.tsx'
import { amountKind, amountShape } from '../order-kinds.ts'
import { OrderRefusal } from '../order-refusal.tsx'
import { useOrderChange } from '../use-order-change.ts'
import { PictureField } from './picture-field.tsx'

export const byReference = ['GCASH', 'MAYA', 'BANK_TRANSFER'] as const
export const needsReference = (method: string) => byReference.some((each) => each === method)

const shape = z.object({
  method: paymentMethod,
  amountCentavos: amountShape,
  reference: z.string().trim().max(60, 'TOO_LONG'),
  note: z.string().trim().max(200, 'TOO_LONG'),
})
type Typed = z.infer<typeof shape>
type PaymentProps = { order: Order; current: Order; onClose: () => void }

/** What is due moved while the dialog is open: the typed amount stays, the other is offered. */
function DueNow({ order, current, onUse }: { order: Order; current: Order; onUse: (centavos: number) => void }) {
  const { t } = useTranslation('board')
  if (current.dueCentavos === order.dueCentavos) return null
  const money = formatMoney(current.dueCentavos)
  return (
    <div className="row wrap">
      <span className="b">{t('dueNow', { money })}</span>
      {current.dueCentavos > 0 && (
        <Button
          size="sm"
          onPress={() => {
            onUse(current.dueCentavos)
          }}
        >
          {t('useDue', { money })}
        </Button>
      )}
    </div>
  )
}

export function PaymentDialog({ order, current, onClose }: PaymentProps) {
  const { t } = useTranslation(['orders', 'common', 'paying'])
  const draftName = `payment.${order.id}`
  const { operationId, renew, onError } = useOperation(draftName)
  const [picture, setPicture] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const form = useForm<Typed>({
    resolver: zodResolver(shape),
    mode: 'onBlur',
    defaultValues: { method: 'GCASH', amountCentavos: Math.max(0, order.dueCentavos), reference: '', note: '' },
  })
  const beside = { of: order.orderNumber, operationId }
  const draft = useDialogDraft({ name: draftName, form, beside, onDiscard: renew })
  const method = useWatch({ control: form.control, name: 'method' })
  const record = useOrderChange<Typed>(
    order,
    (typed) =>
      client.payments.record({
        orderId: order.id,
        operationId,
        method: typed.method,
        amountCentavos: typed.amountCentavos,
        reference: needsReference(typed.method) ? typed.reference : '',
        note: typed.note,
        picture: needsReference(typed.method) ? picture : null,
      }),
    () => {
      draft.drop()
      onClose()
    },
  )
  const reference = useField(form.control, 'reference')
  const submit = form.handleSubmit((typed) => {
    record.mutate(typed, { onError })
  })
  return (
    <Dialog title={t('payment.title', { number: order.orderNumber })} isOpen onClose={onClose}>
      <form noValidate className="orders-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={draft.restored} />
        <ChangedWhileOpen seen={order} current={current} />
        <DueNow
          order={order}
          current={current}
          onUse={(next) => {
            form.setValue('amountCentavos', next)
          }}
        />
        <SelectField
          label={t('payment.method')}
          options={paymentMethod.options.map((id) => ({ id, label: t(`method.${id}`) }))}
          {...useField(form.control, 'method')}
        />
        <NumberField label={t('payment.amount')} kind={amountKind} {...useNumber(form.control, 'amountCentavos')} />
        {needsReference(method) && (
          <TextField label={t('payment.reference')} help={t('payment.referenceHelp')} autoFocus {...reference} />
        )}
        {needsReference(method) && <PictureField value={picture} onChange={setPicture} />}
        {needsReference(method) && draft.restored && !picture && (
          <p className="small t2">{t('paying:picture.notKept')}</p>
        )}
        <TextField label={t('payment.note')} {...useField(form.control, 'note')} />
        <OrderRefusal error={record.error} since={record.context?.since} />
        <FormActs onCancel={draft.giveUp(onClose)} busy={record.isPending}>
          {t('payment.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}
