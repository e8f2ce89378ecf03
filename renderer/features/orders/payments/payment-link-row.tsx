import { useTranslation } from 'react-i18next'
import type { PaymentLink } from '../../../../electron/contract/payment-links/payment-links.ts'
import { Button } from '../../../ui/button.tsx'
import { Money } from '../order-parts.tsx'
import { LinkProblem, LinkState } from './link-state.tsx'

/** A link that is no payment yet, or came to nothing, among the payments of its order. */
export function PaymentLinkRow({ link, onShow }: { link: PaymentLink; onShow: () => void }) {
  const { t } = useTranslation('paying')
  return (
    <li className="orders-payment">
      <div className="row">
        <span className="b">{t('name')}</span>
        {link.referenceNumber !== null && <span className="t3 mono cut">{link.referenceNumber}</span>}
        <span className="grow" />
        <Money centavos={link.amountCentavos} />
      </div>
      <div className="row wrap">
        <LinkState link={link} />
        <span className="grow" />
        <Button size="sm" onPress={onShow}>
          {t('show')}
        </Button>
      </div>
      <LinkProblem link={link} />
    </li>
  )
}
