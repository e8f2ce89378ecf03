import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order, OrderPayment } from '../../../electron/contract/orders.ts'
import { client } from '../../api.ts'
import { useMay } from '../../may.ts'
import { Button } from '../../ui/button.tsx'
import { formatMoney } from '../../ui/format.ts'
import { type StateName, State } from '../../ui/pill.tsx'
import { Section } from '../../ui/section.tsx'
import { Money } from './order-parts.tsx'
import { OrderRefusal } from './order-refusal.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { useOrderChange } from './use-order-change.ts'

const looks: Record<OrderPayment['status'], StateName> = {
  PENDING: 'watch',
  PAID: 'ok',
  FAILED: 'bad',
  REFUNDED: 'none',
}

function RejectDialog({ order, payment, onClose }: { order: Order; payment: OrderPayment; onClose: () => void }) {
  const { t } = useTranslation('orders')
  const reject = useOrderChange<string>(
    order,
    (reason) => client.payments.reject({ paymentId: payment.id, reason }),
    onClose,
  )
  return (
    <ReasonDialog
      danger
      title={t('payment.rejectTitle', { money: formatMoney(payment.amountCentavos) })}
      text={t('payment.rejectText')}
      label={t('reason')}
      action={t('payment.rejectAction')}
      keep={t('payment.keep')}
      shortest={2}
      change={reject}
      onClose={onClose}
    />
  )
}

/** How far the money is proved: what nobody has seen yet says so. */
function Proof({ payment: { status, evidence, confirmedBy } }: { payment: OrderPayment }) {
  const { t } = useTranslation('orders')
  const isOpen = status === 'PENDING' || status === 'PAID'
  const words =
    isOpen && evidence !== null && (evidence !== 'confirmed' || confirmedBy !== null)
      ? t(`evidence.${evidence}`, { by: confirmedBy ?? '' })
      : t(`paymentStatus.${status}`)
  return <State state={looks[status]}>{words}</State>
}

function Payment({ order, payment }: { order: Order; payment: OrderPayment }) {
  const { t } = useTranslation('orders')
  const may = useMay()
  const [doing, setDoing] = useState<'reject' | 'refund' | null>(null)
  const confirm = useOrderChange(order, () => client.payments.confirm({ paymentId: payment.id }))
  const close = () => {
    setDoing(null)
  }
  const left = payment.amountCentavos - payment.refundedCentavos
  const waits = payment.status === 'PENDING'
  return (
    <li className="payment">
      <div className="row">
        <span className="b">{t(`method.${payment.method}`)}</span>
        {payment.reference && <span className="t3 mono cut">{payment.reference}</span>}
        <span className="grow" />
        <Money centavos={payment.amountCentavos} />
      </div>
      <div className="row wrap">
        <Proof payment={payment} />
        {payment.refundedCentavos > 0 && (
          <span className="t3 small">{t('sentBack', { money: formatMoney(payment.refundedCentavos) })}</span>
        )}
        <span className="grow" />
        {waits && may('payments:process') && (
          <>
            <Button
              size="sm"
              busy={confirm.isPending}
              onPress={() => {
                confirm.mutate(undefined)
              }}
            >
              {t('payment.confirm')}
            </Button>
            <Button
              size="sm"
              variant="danger"
              onPress={() => {
                setDoing('reject')
              }}
            >
              {t('payment.reject')}
            </Button>
          </>
        )}
        {payment.status === 'PAID' && left > 0 && may('payments:refund') && (
          <Button
            size="sm"
            variant="ghost"
            onPress={() => {
              setDoing('refund')
            }}
          >
            {t('refund.open')}
          </Button>
        )}
      </div>
      <OrderRefusal error={confirm.error} since={confirm.context?.since} />
      {doing === 'reject' && <RejectDialog order={order} payment={payment} onClose={close} />}
      {doing === 'refund' && <RefundDialog order={order} payment={payment} onClose={close} />}
    </li>
  )
}

export function OrderPayments({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  if (order.payments.length === 0) return null
  return (
    <Section level={3} title={t('part.payments')} count={order.payments.length}>
      <ul>
        {order.payments.map((payment) => (
          <Payment key={payment.id} order={order} payment={payment} />
        ))}
      </ul>
    </Section>
  )
}
