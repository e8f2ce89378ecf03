import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Address, CallerCard } from '../../../electron/contract/customers.ts'
import { client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { useKeepCard } from '../../selling/use-keep-card.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Section } from '../../ui/section.tsx'
import { showToast } from '../../ui/toast.tsx'
import { AddressDialog } from './address-dialog.tsx'

type Floating = { what: 'edit'; address: Address | null } | { what: 'remove'; address: Address } | null

function AddressRow({ address, onAct }: { address: Address; onAct: (act: Floating) => void }) {
  const { t } = useTranslation('customers')
  const may = useMay()
  const { street1, city, postalCode, type, isDefault } = address
  return (
    <div className="li customers-address">
      <Icon name="home" />
      <div className="grow">
        <div className="cut">{street1}</div>
        <div className="cut t3 small">
          {`${city} ${postalCode}`}
          {type === 'billing' && ` · ${t('address.type.billing')}`}
          {isDefault && ` · ${t('address.isDefault')}`}
        </div>
      </div>
      {may('orders:update') && (
        <>
          <Button
            variant="ghost"
            size="sm"
            icon="edit"
            label={t('address.edit', { street: street1 })}
            onPress={() => {
              onAct({ what: 'edit', address })
            }}
          />
          <Button
            variant="ghost"
            size="sm"
            icon="trash"
            label={t('address.remove', { street: street1 })}
            onPress={() => {
              onAct({ what: 'remove', address })
            }}
          />
        </>
      )}
    </div>
  )
}

export function CustomerAddresses({ card }: { card: CallerCard }) {
  const { t } = useTranslation('customers')
  const may = useMay()
  const keep = useKeepCard()
  const [floating, setFloating] = useState<Floating>(null)
  const close = () => {
    setFloating(null)
  }
  return (
    <Section
      level={3}
      title={t('address.title')}
      end={
        may('orders:update') && (
          <Button
            size="sm"
            variant="ghost"
            icon="add"
            onPress={() => {
              setFloating({ what: 'edit', address: null })
            }}
          >
            {t('address.add')}
          </Button>
        )
      }
    >
      {card.addresses.map((address) => (
        <AddressRow key={address.id} address={address} onAct={setFloating} />
      ))}
      {card.addresses.length === 0 && <p className="li t3">{t('address.none')}</p>}
      {floating?.what === 'edit' && <AddressDialog card={card} address={floating.address} onClose={close} />}
      {floating?.what === 'remove' && (
        <ConfirmDialog
          title={t('address.removeTitle', { street: floating.address.street1 })}
          isOpen
          onClose={close}
          confirmLabel={t('address.removeYes')}
          onConfirm={async () => {
            keep(await client.customers.removeAddress({ customerId: card.customer.id, addressId: floating.address.id }))
            showToast({ text: t('done.addressRemoved') })
          }}
        >
          {t('address.removeText')}
        </ConfirmDialog>
      )}
    </Section>
  )
}
