import { useTranslation } from 'react-i18next'
import type { Address, CallerCard as Card } from '../../../../electron/contract/customers.ts'
import { fullName } from '../../../../electron/contract/identity/person.ts'
import { shownPhone } from '../../../../electron/contract/phone.ts'
import { CustomerFacts } from '../../../selling/customer-facts.tsx'
import { Button } from '../../../ui/button.tsx'
import { formatDay } from '../../../ui/format.ts'
import { Section } from '../../../ui/section.tsx'
import { Money, OrderState } from '../order-parts.tsx'

type CallerCardProps = {
  card: Card
  address: Address | undefined
  clerk: string
  onUsual: () => void
  onAddresses: () => void
}

/** All a clerk needs while the caller speaks. */
export function CallerCard({ card, address, clerk, onUsual, onAddresses }: CallerCardProps) {
  const { t } = useTranslation('orders')
  const { customer, openCart } = card
  const other = openCart?.clerk && openCart.clerk !== clerk && openCart.items > 0 ? openCart : null
  return (
    <>
      <div>
        <h2 className="new-order-caller-name">{fullName(customer)}</h2>
        <p className="t3 small">{shownPhone(customer.phoneNumber)}</p>
      </div>
      {other && <p className="watch-text small">{t('new.otherClerk', { clerk: other.clerk, items: other.items })}</p>}
      <CustomerFacts card={card} />
      {card.usual.length > 0 && (
        <Section
          level={3}
          title={t('new.usual')}
          end={
            <Button size="sm" variant="ghost" keyCap="F4" onPress={onUsual}>
              {t('new.addAll')}
            </Button>
          }
        >
          {card.usual.map((line) => (
            <div key={line.productId} className="li">
              <span className="cut grow">{line.name}</span>
              {line.available < line.quantity && (
                <span className="t3 small">{t('new.available', { n: line.available })}</span>
              )}
              <span>{line.quantity}</span>
            </div>
          ))}
        </Section>
      )}
      {card.lastOrders.length > 0 && (
        <Section level={3} title={t('new.last')}>
          {card.lastOrders.slice(0, 3).map((order) => (
            <div key={order.id} className="li new-order-last-order">
              <span className="t2">{formatDay(order.at).replace(/ \d{4}$/, '')}</span>
              <OrderState status={order.status} />
              <span className="grow" />
              <Money centavos={order.totalCentavos} />
            </div>
          ))}
        </Section>
      )}
      <Section
        level={3}
        title={t('new.address')}
        end={
          <Button size="sm" variant="ghost" keyCap="F6" onPress={onAddresses}>
            {t('new.change')}
          </Button>
        }
      >
        <p className="t2 new-order-caller-address">
          {address ? (
            <>
              {address.street1}
              <br />
              {address.city}, {address.state} {address.postalCode}
            </>
          ) : (
            t('new.noAddress')
          )}
        </p>
      </Section>
    </>
  )
}
