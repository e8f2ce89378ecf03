import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerCard } from '../../../electron/contract/customers.ts'
import { shownPhone } from '../../../electron/contract/phone.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { CustomerFacts } from '../../selling/customer-facts.tsx'
import { useCustomerName } from '../../selling/use-customer-name.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SideBody, SideHead, SideStates } from '../../ui/side-panel.tsx'
import { useListView } from '../../ui/use-list-view.ts'
import { CustomerAddresses } from './customer-addresses.tsx'
import { CustomerDialog } from './customer-dialog.tsx'
import { LastOrders, UsualBasket } from './customer-sections.tsx'
import { customersAddress } from './customers-search.ts'

/** Two with one number: the caller may be either of them. */
function SamePhone({ card }: { card: CallerCard }) {
  const { t } = useTranslation('customers')
  const { open } = useListView(customersAddress)
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

function Acts({ card }: { card: CallerCard }) {
  const { t } = useTranslation('customers')
  const { open } = useListView(customersAddress)
  const [isEditing, setEditing] = useState(false)
  return (
    <div className="row wrap">
      <Link to="/orders/new" search={{ customer: card.customer.id }} className={buttonClass({ variant: 'pri' })}>
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
    </div>
  )
}

function Panel({ card, onClose }: { card: CallerCard; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const may = useMay()
  const { customer } = card
  const name = useCustomerName()(customer)
  return (
    <>
      <SideHead title={name} onClose={onClose} closeLabel={t('close')}>
        <p className="t2 cut">{[shownPhone(customer.phoneNumber), customer.email].filter(Boolean).join(' · ')}</p>
        {may('orders:update') && <Acts card={card} />}
        <SamePhone card={card} />
      </SideHead>
      <SideBody label={name}>
        <CustomerFacts card={card} />
        <CustomerAddresses card={card} />
        <UsualBasket card={card} />
        <LastOrders card={card} />
      </SideBody>
    </>
  )
}

/** All that is known of one customer: balance, addresses, what they buy, their orders. */
export function CustomerPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const nameOf = useCustomerName()
  const card = useQuery(api.customers.card.queryOptions({ input: { id }, refetchOnMount: 'always' }))
  return (
    <aside className="side" aria-label={card.data ? nameOf(card.data.customer) : t('title')}>
      <SideStates query={card} loading={t('loading')} />
      {card.data && <Panel card={card.data} onClose={onClose} />}
    </aside>
  )
}
