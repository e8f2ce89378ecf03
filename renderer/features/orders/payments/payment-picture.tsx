import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { OrderPayment } from '../../../../electron/contract/orders/orders.ts'
import { api } from '../../../host/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import { pictureUrl } from '../../../ui/shrink-picture.ts'

/** The screenshot of a payment, small in its row and large when it is pressed. */
export function PaymentPicture({ payment }: { payment: OrderPayment }) {
  const { t } = useTranslation('paying')
  const [isLarge, setLarge] = useState(false)
  const picture = useQuery(
    api.payments.picture.queryOptions({
      input: { paymentId: payment.id },
      staleTime: Number.POSITIVE_INFINITY, // kept by its content
      select: pictureUrl,
    }),
  )
  const close = () => {
    setLarge(false)
  }
  if (picture.isError) return <Refusal error={picture.error} />
  return (
    <>
      <AriaButton
        className="payments-picture-open"
        aria-label={t('picture.show')}
        onPress={() => {
          setLarge(true)
        }}
      >
        {picture.data === undefined ? <span className="skel" /> : <img src={picture.data} alt="" />}
      </AriaButton>
      {isLarge && picture.data !== undefined && (
        <Dialog
          title={t('picture.title', { reference: payment.reference ?? '' })}
          isOpen
          onClose={close}
          width="lg"
          actions={
            <Button autoFocus onPress={close}>
              {t('close')}
            </Button>
          }
        >
          <img className="payments-picture-large" src={picture.data} alt={t('picture.label')} />
        </Dialog>
      )}
    </>
  )
}
