import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../../electron/contract/orders/orders.ts'
import type { PaymentLink } from '../../../../electron/contract/payment-links/payment-links.ts'
import { client } from '../../../host/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { State } from '../../../ui/pill.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { OrderRefusal } from '../order-refusal.tsx'
import { LinkProblem, LinkState } from './link-state.tsx'

type DialogProps = { order: Order; link: PaymentLink | null; onClose: () => void }

const isOpen = (link: PaymentLink) => ['making', 'waiting', 'closing'].includes(link.state)

function useLinkActs(order: Order) {
  // One operation, one id: pressed again after a lost answer it is the same link. A new one after the old is over.
  const [operationId, setOperationId] = useState(() => crypto.randomUUID())
  const make = useMutation({
    mutationFn: () =>
      client.payments.makeLink({ orderId: order.id, operationId, amountCentavos: Math.max(1, order.dueCentavos) }),
    onSuccess: () => {
      setOperationId(crypto.randomUUID())
    },
  })
  const cancel = useMutation({ mutationFn: (linkId: string) => client.payments.cancelLink({ linkId }) })
  return { make, cancel }
}

/** What the customer scans or opens. */
function Shown({ link, url }: { link: PaymentLink; url: string }) {
  const { t } = useTranslation('paying')
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    showToast({ text: t('copied') })
  }
  return (
    <div className="payments-link-shown">
      {link.qrSvg !== null && (
        <img
          className="payments-link-qr"
          width={184}
          height={184}
          alt={t('qr', { money: formatMoney(link.amountCentavos) })}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(link.qrSvg)}`}
        />
      )}
      <div className="payments-link-facts">
        <p className="payments-link-sum">{formatMoney(link.amountCentavos)}</p>
        <LinkState link={link} />
        <LinkProblem link={link} />
        <div className="payments-link-address">
          <TextField label={t('address')} value={url} onChange={() => undefined} isReadOnly mono />
          <Button icon="copy" autoFocus onPress={() => void copy()}>
            {t('copy')}
          </Button>
        </div>
        <p className="t3 small">{t('reference', { reference: link.referenceNumber ?? '' })}</p>
      </div>
    </div>
  )
}

function Body({ order, link }: Pick<DialogProps, 'order' | 'link'>) {
  const { t } = useTranslation('paying')
  if (link?.state === 'waiting' && link.url !== null) return <Shown link={link} url={link.url} />
  if (link && isOpen(link)) {
    return (
      <>
        <p className="payments-link-sum">{formatMoney(link.amountCentavos)}</p>
        <LinkState link={link} />
        <LinkProblem link={link} />
      </>
    )
  }
  return (
    <>
      {link && (
        <>
          <p className="row wrap">
            <LinkState link={link} /> <span className="t2">{formatMoney(link.amountCentavos)}</span>
          </p>
          <LinkProblem link={link} />
        </>
      )}
      {order.dueCentavos > 0 && <p className="t2">{t('offer', { money: formatMoney(order.dueCentavos) })}</p>}
    </>
  )
}

/** Makes a link for what is due, shows it to be scanned or sent, and tells the moment it is paid. */
export function PaymentLinkDialog({ order, link, onClose }: DialogProps) {
  const { t } = useTranslation('paying')
  const { make, cancel } = useLinkActs(order)
  const waits = link !== null && isOpen(link)
  return (
    <Dialog
      title={t('title', { number: order.orderNumber })}
      isOpen
      onClose={onClose}
      width="md"
      actions={
        <>
          {link?.state === 'waiting' && (
            <Button
              variant="danger"
              busy={cancel.isPending}
              onPress={() => {
                cancel.mutate(link.id)
              }}
            >
              {t('cancel')}
            </Button>
          )}
          <Button onPress={onClose}>{t('close')}</Button>
          {!waits && order.dueCentavos > 0 && (
            <Button
              variant="pri"
              autoFocus
              busy={make.isPending}
              onPress={() => {
                make.mutate()
              }}
            >
              {t(link === null ? 'make' : 'makeNew')}
            </Button>
          )}
        </>
      }
    >
      <Body order={order} link={link} />
      {waits && !link.isLive && <State state="watch">{t('test')}</State>}
      <OrderRefusal error={make.error ?? cancel.error} />
    </Dialog>
  )
}
