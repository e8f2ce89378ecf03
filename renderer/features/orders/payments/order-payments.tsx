import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order, OrderPayment } from '../../../../electron/contract/orders/orders.ts'
import type { PaymentLink } from '../../../../electron/contract/payment-links/payment-links.ts'
import { client } from '../../../host/api.ts'
import { useMay } from '../../../person/may.ts'
import { Button } from '../../../ui/button.tsx'
import { dropDraft } from '../../../ui/draft-store.ts'
import { formatMoney } from '../../../ui/format.ts'
import { State, type StateName } from '../../../ui/pill.tsx'
import { Section } from '../../../ui/section.tsx'
import { Money } from '../order-parts.tsx'
import { OrderRefusal } from '../order-refusal.tsx'
import { ReasonDialog } from '../reason-dialog.tsx'
import { useOrderChange } from '../use-order-change.ts'
import { PaymentLinkDialog } from './payment-link-dialog.tsx'
import { PaymentLinkRow } from './payment-link-row.tsx'
import { PaymentPicture } from './payment-picture.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { usePaymentLink } from './use-payment-link.ts'
import './payments.css'

const looks: Record<OrderPayment['status'], StateName> = {
  PENDING: 'watch',
  PAID: 'ok',
  FAILED: 'bad',
  REFUNDED: 'none',
}

function RejectDialog({ order, payment, onClose }: { order: Order; payment: OrderPayment; onClose: () => void }) {
  const { t } = useTranslation('orders')
  const name = `reject.${payment.id}`
  const reject = useOrderChange<string>(
    order,
    (reason) => client.payments.reject({ paymentId: payment.id, reason }),
    () => {
      dropDraft(name)
      onClose()
    },
  )
  return (
    <ReasonDialog
      draft={{ name, order }}
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

/** How far the money is proved, and by whom: what nobody has seen yet says so. */
function Proof({ payment: { status, evidence, confirmedBy, recordedBy, link } }: { payment: OrderPayment }) {
  const { t } = useTranslation(['orders', 'paying'])
  if (link !== null && status === 'PAID') {
    return (
      <>
        <State state="ok">{t('paying:proof')}</State>
        {link === 'test' && <State state="watch">{t('paying:testMoney')}</State>}
      </>
    )
  }
  const isOpen = status === 'PENDING' || status === 'PAID'
  const words =
    isOpen && evidence !== null && (evidence !== 'confirmed' || confirmedBy !== null)
      ? t(`evidence.${evidence}`, { by: confirmedBy ?? '' })
      : t(`paymentStatus.${status}`)
  const isClaim = status === 'PENDING' && evidence !== null && recordedBy !== null
  return (
    <>
      <State state={looks[status]}>{words}</State>
      {isClaim && <span className="t3 small">{t('paying:recordedBy', { who: recordedBy })}</span>}
    </>
  )
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
    <li className="orders-payment">
      <div className="row">
        {payment.pictureId !== null && may('payments:read') && <PaymentPicture payment={payment} />}
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
          <span className="row payments-acts">
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
          </span>
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

/** A link is among the payments until it is one of them. */
const isShown = (link: PaymentLink | null): link is PaymentLink =>
  link !== null && ['making', 'waiting', 'closing', 'unfiled', 'expired'].includes(link.state)

/** Money that came or is said to come, and the link by which it may. */
export function OrderPayments({ order }: { order: Order }) {
  const { t } = useTranslation(['orders', 'paying'])
  const may = useMay()
  const link = usePaymentLink(order.id)
  const [isOpen, setOpen] = useState(false)
  const show = () => {
    setOpen(true)
  }
  const isClosed = order.status === 'CANCELLED' || order.status === 'REFUNDED'
  const canMake = may('payments:process') && !isClosed && order.dueCentavos > 0 && !isShown(link)
  if (order.payments.length === 0 && !isShown(link) && !canMake) return null
  const make = canMake && (
    <Button size="sm" variant="ghost" icon="link" onPress={show}>
      {t('paying:open')}
    </Button>
  )
  return (
    <Section level={3} title={t('part.payments')} count={order.payments.length} end={make}>
      <ul>
        {order.payments.map((payment) => (
          <Payment key={payment.id} order={order} payment={payment} />
        ))}
        {isShown(link) && <PaymentLinkRow link={link} onShow={show} />}
      </ul>
      {isOpen && (
        <PaymentLinkDialog
          order={order}
          link={link}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </Section>
  )
}
