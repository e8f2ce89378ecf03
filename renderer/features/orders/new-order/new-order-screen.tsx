import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../electron/contract/identity/person.ts'
import { api, client } from '../../../host/api.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/dialog.tsx'
import { formatMoment } from '../../../ui/format.ts'
import { NumberCells, type Settled, useNumberCells } from '../../../ui/number/number-cells.ts'
import { Pill } from '../../../ui/pill.tsx'
import { releaseKeys } from '../../../ui/type-ahead.ts'
import { useHotkey } from '../../../ui/use-hotkey.ts'
import { useNow } from '../../../ui/use-now.ts'
import { discountMistake } from '../discount.ts'
import { AddressDialog } from './address-dialog.tsx'
import { CallerPart, useCaller } from './caller-part.tsx'
import { CartPart } from './cart-part.tsx'
import { ChannelChoice } from './channel-choice.tsx'
import { blankDraft, dropNewOrder, type NewOrderForm, useNewOrderForm } from './new-order-draft.ts'
import { PlacePart } from './place-part.tsx'
import { useCart } from './use-cart.ts'
import { useFoundAgain, usePlacing } from './use-placing.ts'
import '../orders.css'
import './new-order.css'

type DiscardProps = { cartId: string; onDone: () => void; onClose: () => void }

function DiscardDialog({ cartId, onDone, onClose }: DiscardProps) {
  const { t } = useTranslation('orders')
  const navigate = useNavigate()
  return (
    <ConfirmDialog
      title={t('new.discardTitle')}
      isOpen
      onClose={onClose}
      confirmLabel={t('new.discardAction')}
      onConfirm={async () => {
        if (cartId !== '') await client.carts.discard({ id: cartId })
        onDone()
        dropNewOrder()
        await navigate({ to: '/orders' })
      }}
    >
      {t('new.discardText')}
    </ConfirmDialog>
  )
}

type Floating = 'addresses' | 'discard' | null

type HeadProps = { form: NewOrderForm; restored: { at: number } | null; onWalkIn: () => void; onDiscard: () => void }

function Head({ form, restored, onWalkIn, onDiscard }: HeadProps) {
  const { t } = useTranslation('orders')
  const now = useNow(60_000)
  const cartId = useWatch({ control: form.control, name: 'cartId' })
  return (
    <div className="head">
      <h1>{t('new.title')}</h1>
      <ChannelChoice form={form} onWalkIn={onWalkIn} />
      {(cartId !== '' || restored) && (
        <Pill state="none" icon="clock">
          {restored ? t('new.restored', { at: formatMoment(new Date(restored.at), now) }) : t('new.kept')}
        </Pill>
      )}
      <div className="acts">
        <Button variant="ghost" keyCap="Esc" onPress={onDiscard}>
          {t('new.discard')}
        </Button>
      </div>
    </div>
  )
}

type Ordering = {
  form: NewOrderForm
  basket: ReturnType<typeof useCart>
  customerId: string
  /** Takes the quantities that are typed and not left yet. */
  settle: () => Settled
}

/** Places the order once all that was asked of the cart is there. */
function usePlace({ form, basket, customerId, settle }: Ordering) {
  const placing = usePlacing(form, basket.fellShort)
  const { cart, isBusy, change } = basket
  // Lines that are still on their way count: the order is placed once they are there.
  const canPlace = ((cart?.lines.length ?? 0) > 0 || isBusy) && !placing.isPending
  // Chosen while nobody answered: the cart does not know its customer yet.
  const isStrangers = cart?.status === 'ACTIVE' && customerId !== '' && cart.customer?.id !== customerId
  const place = () => {
    if (!canPlace) return
    const quantities = settle()
    if (quantities === 'refused') return
    const areOnTheirWay = isBusy || quantities === 'sent'
    const goodsCentavos = cart?.totals.linesCentavos ?? 0
    // While lines are on their way the host alone knows what they come to.
    if (discountMistake(form.getValues('discountCentavos'), areOnTheirWay ? null : goodsCentavos) !== null) {
      form.setFocus('discountCentavos')
      return
    }
    if (isStrangers) change.mutate({ customer: customerId })
    placing.mutate({ afterSteps: areOnTheirWay || isStrangers })
  }
  useFoundAgain(cart, placing)
  return { place, placing }
}

type Keys = Record<'onCaller' | 'onUsual' | 'onAddresses' | 'onRenew' | 'onPlace' | 'onDiscard', () => void>

function useNewOrderKeys(keys: Keys) {
  const { t } = useTranslation('orders')
  useHotkey('F2', keys.onCaller)
  useHotkey('F3', keys.onCaller, { label: t('new.caller') })
  useHotkey('F4', keys.onUsual, { label: t('new.usual') })
  useHotkey('F6', keys.onAddresses, { label: t('new.address') })
  useHotkey('F8', keys.onRenew, { label: t('new.keys.renewHolds') })
  useHotkey('F9', keys.onPlace, { label: t('new.place') })
  useHotkey('Escape', keys.onDiscard, { label: t('new.discard') })
}

/** From a ringing phone to a placed order, by keyboard alone. */
export function NewOrderScreen() {
  const { form, restored } = useNewOrderForm()
  const cartId = useWatch({ control: form.control, name: 'cartId' })
  const me = useQuery(api.identity.me.queryOptions({ enabled: false }))
  const [floating, setFloating] = useState<Floating>(null)
  const [callerInput, productInput] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const caller = useCaller(form)
  const basket = useCart(form, cartId)
  const { cells, settle } = useNumberCells()
  const { place, placing } = usePlace({ form, basket, customerId: caller.customerId, settle })
  const { change } = basket
  const onUsual = () => {
    if (caller.card) change.mutate({ usual: true })
  }
  const onAddresses = () => {
    if (caller.card) setFloating('addresses')
  }
  const onDiscard = () => {
    setFloating('discard')
  }
  const close = () => {
    setFloating(null)
  }
  useEffect(() => {
    callerInput.current?.select()
    releaseKeys()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the screen opens
  }, [])
  useNewOrderKeys({
    ...{ onUsual, onAddresses, onDiscard, onPlace: place },
    onCaller: () => callerInput.current?.select(),
    onRenew: () => {
      if (basket.cart && basket.cart.lines.length > 0) change.mutate({ renew: true })
    },
  })
  return (
    <>
      <Head form={form} restored={restored} onWalkIn={() => productInput.current?.focus()} onDiscard={onDiscard} />
      <div className="new-order">
        <CallerPart
          form={form}
          caller={caller}
          clerk={me.data ? fullName(me.data) : ''}
          inputRef={callerInput}
          onChosen={(customer) => {
            change.mutate({ customer })
            productInput.current?.focus()
          }}
          onUsual={onUsual}
          onAddresses={onAddresses}
        />
        <NumberCells value={cells}>
          <CartPart form={form} basket={basket} inputRef={productInput} />
        </NumberCells>
        <PlacePart form={form} cart={basket.cart} placing={placing} onPlace={place} />
      </div>
      {floating === 'discard' && (
        <DiscardDialog
          cartId={cartId}
          onClose={close}
          onDone={() => {
            form.reset(blankDraft())
          }}
        />
      )}
      {floating === 'addresses' && caller.card && (
        <AddressDialog
          card={caller.card}
          chosen={caller.address?.id ?? ''}
          onClose={close}
          onChosen={(addressId) => {
            form.setValue('addressId', addressId)
            close()
          }}
        />
      )}
    </>
  )
}
