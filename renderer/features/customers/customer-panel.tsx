import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerCard } from '../../../electron/contract/customers.ts'
import { api } from '../../api.ts'
import { useMay } from '../../may.ts'
import { OrderState } from '../../selling/order-state.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Money } from '../../ui/money.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { CustomerAddresses } from './customer-addresses.tsx'
import { CustomerDialog } from './customer-dialog.tsx'
import { useCustomersView } from './customers-view-store.ts'
import { shownPhone } from './phone.ts'
import { dayOnly } from './use-customer-columns.tsx'
import { useFullName } from './use-customers.ts'

function Facts({ card }: { card: CallerCard }) {
  const { t } = useTranslation('orders')
  return (
    <dl className="kv">
      <dt>{t('new.owed')}</dt>
      <dd className={card.owedCentavos > 0 ? 'bb watch-text' : 'bb'}>
        <Money centavos={card.owedCentavos} />
      </dd>
      <dt>{t('new.spent', { count: card.orders })}</dt>
      <dd>
        <Money centavos={card.spentCentavos} />
      </dd>
      <dt>{t('new.since')}</dt>
      <dd>{dayOnly(card.customer.since)}</dd>
    </dl>
  )
}

/** Two with one number: the caller may be either of them. */
function SamePhone({ card }: { card: CallerCard }) {
  const { t } = useTranslation('customers')
  const open = useCustomersView((view) => view.open)
  return card.samePhone.map(({ id, name }) => (
    <p key={id} className="row watch-text small">
      <Icon name="watch" small />
      <span className="grow">{t('samePhone', { name })}</span>
      <Button
        size="sm"
        onPress={() => {
          open(id)
        }}
      >
        {t('showOther')}
      </Button>
    </p>
  ))
}

function LastOrders({ card }: { card: CallerCard }) {
  const { t } = useTranslation('customers')
  return (
    <Section level={3} title={t('orders.title')} count={card.orders}>
      {card.lastOrders.map((order) => (
        <Link key={order.id} to="/orders" search={{ open: order.id }} className="li customer-order">
          <span className="grow cut">
            {order.orderNumber.replace(/^MASH-/, '')} <span className="t3 small">{dayOnly(order.at)}</span>
          </span>
          <OrderState status={order.status} />
          <Money centavos={order.totalCentavos} />
        </Link>
      ))}
      {card.lastOrders.length === 0 && <p className="li t3">{t('orders.none')}</p>}
    </Section>
  )
}

function Usual({ card }: { card: CallerCard }) {
  const { t } = useTranslation('orders')
  if (card.usual.length === 0) return null
  return (
    <Section level={3} title={t('new.usual')}>
      {card.usual.map((line) => (
        <div key={line.productId} className="li">
          <span className="cut grow">{line.name}</span>
          <span>{formatNumber(line.quantity)}</span>
        </div>
      ))}
    </Section>
  )
}

function Head({ card, onClose }: { card: CallerCard; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const may = useMay()
  const fullName = useFullName()
  const open = useCustomersView((view) => view.open)
  const [isEditing, setEditing] = useState(false)
  const { customer } = card
  return (
    <header>
      <div className="row">
        <h2 className="cut">{fullName(customer)}</h2>
        <span className="grow" />
        <Button variant="ghost" size="sm" icon="close" label={t('close')} onPress={onClose} />
      </div>
      <p className="t2 cut">{[shownPhone(customer.phoneNumber), customer.email].filter(Boolean).join(' · ')}</p>
      {may('orders:update') && (
        <div className="row wrap">
          <Link to="/orders/new" search={{ customer: customer.id }} className={buttonClass({ variant: 'pri' })}>
            <Icon name="add" />
            {t('newOrder')}
          </Link>
          <Button
            icon="edit"
            onPress={() => {
              setEditing(true)
            }}
          >
            {t('edit.open')}
          </Button>
        </div>
      )}
      <SamePhone card={card} />
      {isEditing && (
        <CustomerDialog
          card={card}
          onClose={() => {
            setEditing(false)
          }}
          onDone={(id) => {
            setEditing(false)
            open(id)
          }}
        />
      )}
    </header>
  )
}

/** All that is known of one customer: balance, addresses, what they buy, their orders. */
export function CustomerPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const fullName = useFullName()
  const card = useQuery(api.customers.card.queryOptions({ input: { id }, refetchOnMount: 'always' }))
  return (
    <aside className="side customer-panel" aria-label={card.data ? fullName(card.data.customer) : t('title')}>
      {card.isPending && <Loading label={t('loading')} />}
      {card.isError && !card.data && <Problem error={card.error} onRetry={() => void card.refetch()} />}
      {card.data && (
        <>
          <Head card={card.data} onClose={onClose} />
          <div className="customer-scroll">
            <Facts card={card.data} />
            <CustomerAddresses card={card.data} />
            <Usual card={card.data} />
            <LastOrders card={card.data} />
          </div>
        </>
      )}
    </aside>
  )
}
