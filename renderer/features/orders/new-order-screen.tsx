import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cart } from '../../../electron/contract/carts.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Pill } from '../../ui/pill.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useNow } from '../../ui/use-now.ts'
import { AddressDialog } from './address-dialog.tsx'
import { CallerPart, useCaller } from './caller-part.tsx'
import { CartPart } from './cart-part.tsx'
import { readNeeded } from '../../selling/needed.ts'
import { ChannelChoice } from './channel-choice.tsx'
import { discountMistake, discountOf } from './discount.ts'
import { blankDraft, dropNewOrder, type NewOrderForm, useNewOrderForm } from './new-order-draft.ts'
import { needsReference } from './payment-dialog.tsx'
import { PlacePart } from './place-part.tsx'
import { isOver, useCart } from './use-cart.ts'
import { useWatch } from 'react-hook-form'
import './orders.css'
import './new-order.css'

/** Places what is typed; the wish keeps its id until it is granted, so that trying again makes no second order. */
function usePlacing(form: NewOrderForm, caller: ReturnType<typeof useCaller>) {
  const { t } = useTranslation('orders')
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => {
      const typed = form.getValues()
      const { method, reference } = typed
      return client.orders.place({
        cartId: typed.cartId,
        operationId: typed.operationId,
        handOver: typed.handOver,
        channel: typed.channel,
        neededAt: readNeeded(typed.needed),
        shippingAddress: typed.handOver === 'deliver' ? (caller.address ?? null) : null,
        billingAddress: null,
        discountCentavos: discountOf(typed.discount),
        shippingCentavos: null,
        notes: typed.notes,
        // Nothing to write down yet: no cash, and no reference was told.
        payment:
          needsReference(method) && reference.trim() === ''
            ? null
            : { method, reference: needsReference(method) ? reference : '' },
      })
    },
    onSuccess: async (order) => {
      // Blank before the stream tells that the cart is closed: an old wish must not be kept for the next caller.
      form.reset(blankDraft())
      dropNewOrder()
      showToast({ text: t('new.placed', { number: order.orderNumber }) })
      queries.setQueryData(api.orders.get.queryKey({ input: { id: order.id } }), order)
      void queries.invalidateQueries({ queryKey: api.orders.list.key() })
      void queries.invalidateQueries({ queryKey: api.customers.key() })
      await navigate({ to: '/orders', search: { open: order.id } })
    },
    onError: (error) => {
      // Placed or discarded by somebody else; what comes next is another wish.
      if (isOver(error)) form.reset({ ...form.getValues(), cartId: '', operationId: crypto.randomUUID() })
    },
  })
}

/** A cart that is placed while its draft still waits: the answer was lost, and the same wish gives the same order. */
function useFoundAgain(cart: Cart | undefined, { isPending, mutate }: ReturnType<typeof usePlacing>) {
  const asked = useRef('')
  const lost = cart?.status === 'COMPLETED' ? cart.id : ''
  useEffect(() => {
    if (lost === '' || isPending || asked.current === lost) return
    asked.current = lost
    mutate()
  }, [lost, isPending, mutate])
}

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

/** From a ringing phone to a placed order, by keyboard alone. */
export function NewOrderScreen() {
  const { t } = useTranslation('orders')
  const { form, restored } = useNewOrderForm()
  const now = useNow(60_000)
  const cartId = useWatch({ control: form.control, name: 'cartId' })
  const me = useQuery(api.identity.me.queryOptions({ enabled: false }))
  const [floating, setFloating] = useState<Floating>(null)
  const [callerInput, productInput] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const caller = useCaller(form)
  const basket = useCart(form, cartId)
  const placing = usePlacing(form, caller)
  const { change } = basket
  const lineCount = basket.cart?.lines.length ?? 0
  const canPlace = lineCount > 0 && !placing.isPending && !change.isPending
  const { customerId } = caller
  // Chosen while nobody answered: the cart does not know its customer yet.
  const isStrangers = basket.cart?.status === 'ACTIVE' && customerId !== '' && basket.cart.customer?.id !== customerId
  const place = () => {
    if (!canPlace) return
    if (discountMistake(form.getValues('discount'), basket.cart?.totals.linesCentavos ?? 0) !== null) {
      form.setFocus('discount')
      return
    }
    const go = () => {
      placing.mutate()
    }
    if (isStrangers) change.mutate({ customer: customerId }, { onSuccess: go })
    else go()
  }
  useFoundAgain(basket.cart, placing)
  const usual = () => {
    if (caller.card) change.mutate({ usual: true })
  }
  const addresses = () => {
    if (caller.card) setFloating('addresses')
  }
  const close = () => {
    setFloating(null)
  }
  const walkIn = () => productInput.current?.focus()
  useEffect(() => {
    callerInput.current?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the screen opens
  }, [])
  useHotkey('F2', () => callerInput.current?.focus())
  useHotkey('F3', () => callerInput.current?.select(), { label: t('new.caller') })
  useHotkey('F4', usual, { label: t('new.usual') })
  useHotkey('F6', addresses, { label: t('new.address') })
  useHotkey('F8', () => lineCount > 0 && change.mutate({ renew: true }), { label: t('new.keys.renew') })
  useHotkey('F9', place, { label: t('new.place') })
  useHotkey('Escape', () => setFloating('discard'), { label: t('new.discard') })
  return (
    <>
      <div className="head">
        <h1>{t('new.title')}</h1>
        <ChannelChoice form={form} onWalkIn={walkIn} />
        {(cartId !== '' || restored) && (
          <Pill state="none" icon="clock">
            {restored ? t('new.restored', { at: formatMoment(new Date(restored.at), now) }) : t('new.kept')}
          </Pill>
        )}
        <div className="acts">
          <Button variant="ghost" keyCap="Esc" onPress={() => setFloating('discard')}>
            {t('new.discard')}
          </Button>
        </div>
      </div>
      <div className="new-order">
        <CallerPart
          form={form}
          caller={caller}
          clerk={me.data ? `${me.data.firstName} ${me.data.lastName}`.trim() : ''}
          inputRef={callerInput}
          onChosen={(customer) => {
            change.mutate({ customer })
            productInput.current?.focus()
          }}
          onUsual={usual}
          onAddresses={addresses}
        />
        <CartPart form={form} basket={basket} inputRef={productInput} />
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
