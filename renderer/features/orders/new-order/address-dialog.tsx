import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerCard } from '../../../../electron/contract/customers.ts'
import { AddressFields } from '../../../selling/address-fields.tsx'
import { customerRefusals } from '../../../selling/customer-refusals.ts'
import { addressDraft, useAddressForm } from '../../../selling/use-address-form.ts'
import { Button } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { draftAt } from '../../../ui/draft-store.ts'
import { FormActs } from '../../../ui/form-acts.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import { RestoredLine } from '../../../ui/restored-line.tsx'

type Chosen = { card: CallerCard; onChosen: (addressId: string) => void; onClose: () => void }

function FreshAddress({ card, onChosen, onClose }: Chosen) {
  const { t } = useTranslation('orders')
  const { form, draft, isSaving, submit, refused } = useAddressForm(card, null, ({ addresses }) => {
    const existing = new Set(card.addresses.map(({ id }) => id))
    const fresh = addresses.find(({ id }) => !existing.has(id))
    if (fresh) onChosen(fresh.id)
  })
  return (
    <form noValidate className="orders-form" onSubmit={(event) => void submit(event)}>
      <RestoredLine restored={draft.restored} />
      <AddressFields form={form} names="missing" />
      <Refusal words={customerRefusals} error={refused} />
      <FormActs onCancel={draft.giveUp(onClose)} busy={isSaving}>
        {t('address.save')}
      </FormActs>
    </form>
  )
}

/** Where this one goes: an address of the customer's, or a new one that is kept with them. */
export function AddressDialog({ chosen, ...props }: Chosen & { chosen: string }) {
  const { t } = useTranslation('orders')
  const { card, onChosen, onClose } = props
  const [at, setAt] = useState(() => (draftAt(addressDraft(card, null)) === null ? chosen || 'new' : 'new'))
  return (
    <Dialog title={t('address.title', { name: card.customer.firstName })} width="md" isOpen onClose={onClose}>
      {card.addresses.length > 0 && (
        <RadioCards
          label={t('new.address')}
          value={at}
          onChange={setAt}
          cards={[
            ...card.addresses.map(({ id, street1, city, postalCode }) => ({
              id,
              title: street1,
              detail: `${city} ${postalCode}`,
            })),
            { id: 'new', title: t('address.fresh'), detail: '' },
          ]}
        />
      )}
      {at === 'new' ? (
        <FreshAddress {...props} />
      ) : (
        <div className="dlg-acts">
          <Button
            variant="pri"
            onPress={() => {
              onChosen(at)
            }}
          >
            {t('address.use')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
