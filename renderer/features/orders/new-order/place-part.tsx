import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Cart } from '../../../../electron/contract/orders/carts.ts'
import { api, client } from '../../../host/api.ts'
import { isUnanswered } from '../../../host/database-away.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { NumberField } from '../../../ui/number/number-field.tsx'
import { useNumber } from '../../../ui/number/use-number.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { useChoice, useField } from '../../../ui/use-field.ts'
import { useHotkey } from '../../../ui/use-hotkey.ts'
import { discountMistake } from '../discount.ts'
import { discountKind } from '../order-kinds.ts'
import { TotalsRows } from '../order-money.tsx'
import { Money } from '../order-parts.tsx'
import { OrderRefusal } from '../order-refusal.tsx'
import { needsReference } from '../payments/payment-dialog.tsx'
import type { NewOrderForm } from './new-order-draft.ts'

const methods = ['COD', 'GCASH', 'MAYA', 'BANK_TRANSFER'] as const
const handOvers = ['deliver', 'pickup'] as const

/** What it comes to, as the host works it out; asked again at each change of the cart. */
function useQuote(form: NewOrderForm, cart: Cart | undefined) {
  const handOver = useWatch({ control: form.control, name: 'handOver' })
  const discount = useWatch({ control: form.control, name: 'discountCentavos' })
  // One that can't be given is said at its field; the total goes on being told without it.
  const isGiven = discountMistake(discount, cart?.totals.linesCentavos ?? 0) === null
  const discountCentavos = isGiven ? discount : null
  const input = { id: cart?.id ?? '', handOver, discountCentavos, shippingCentavos: null }
  return useQuery({
    queryKey: [...api.carts.quote.queryKey({ input }), cart?.updatedAt.getTime(), cart?.totals.linesCentavos],
    queryFn: () => client.carts.quote(input),
    enabled: cart !== undefined && cart.lines.length > 0,
    placeholderData: keepPreviousData,
  })
}

/** What the clerk takes off, in pesos; beside it the total as the host works it out. */
function Discount({ form, linesCentavos }: { form: NewOrderForm; linesCentavos: number }) {
  const { t } = useTranslation('orders')
  const field = useNumber(form.control, 'discountCentavos')
  useHotkey(
    'mod+d',
    () => {
      form.setFocus('discountCentavos', { shouldSelect: true })
    },
    { label: t('money.discount') },
  )
  return (
    <NumberField
      label={t('money.discount')}
      labelNote={t('new.discountNote')}
      kind={discountKind}
      {...field}
      error={typeof field.value === 'string' ? undefined : (discountMistake(field.value, linesCentavos) ?? undefined)}
    />
  )
}

function OrderNotes({ form }: { form: NewOrderForm }) {
  const { t } = useTranslation('orders')
  const handOver = useChoice(form.control, 'handOver')
  const method = useChoice(form.control, 'method')
  const reference = useField(form.control, 'reference')
  return (
    <>
      <TextField label={t('new.needed')} type="datetime-local" {...useField(form.control, 'needed')} />
      <div className="field">
        <span className="field-label">{t('new.handOver')}</span>
        <Segmented
          label={t('new.handOver')}
          value={handOver.value}
          onChange={handOver.onChange}
          options={handOvers.map((id) => ({ id, label: t(`handOver.${id}`) }))}
        />
      </div>
      <div className="field">
        <span className="field-label">{t('new.payment')}</span>
        <Segmented
          label={t('new.payment')}
          value={method.value}
          onChange={method.onChange}
          options={methods.map((id) => ({ id, label: t(`method.${id}`) }))}
        />
      </div>
      {needsReference(method.value) && (
        <TextField
          label={t('new.referenceOf', { method: t(`method.${method.value}`) })}
          help={t('new.referenceHelp')}
          {...reference}
        />
      )}
    </>
  )
}

/** An order that could not be placed now is kept; one that was, and whose answer was lost, is found again. */
function PlaceProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('orders')
  if (!isUnanswered(error)) return <OrderRefusal error={error} />
  return (
    <p role="alert" className="problem-line watch">
      <Icon name="offline" small />
      {t('new.notPlaced')}
    </p>
  )
}

type PlacePartProps = {
  form: NewOrderForm
  cart: Cart | undefined
  placing: { isPending: boolean; error: unknown }
  onPlace: () => void
}

/** The total, how it is handed over and paid, and the one button. */
export function PlacePart({ form, cart, placing, onPlace }: PlacePartProps) {
  const { t } = useTranslation('orders')
  const quote = useQuote(form, cart)
  const items = cart?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
  const totals = items > 0 ? quote.data : undefined
  return (
    <div className="new-order-side new-order-place">
      <div className="new-order-total">
        <h2>{t('new.total')}</h2>
        <output aria-live="polite" aria-busy={quote.isFetching}>
          {items === 0 || totals ? (
            <Money centavos={totals?.totalCentavos ?? 0} />
          ) : quote.isError ? (
            '–'
          ) : (
            <span className="dots" />
          )}
        </output>
      </div>
      {totals && (
        <dl className="kv">
          <TotalsRows totals={totals} />
        </dl>
      )}
      {!isUnanswered(quote.error) && <OrderRefusal error={quote.error} />}
      <Discount form={form} linesCentavos={cart?.totals.linesCentavos ?? 0} />
      <OrderNotes form={form} />
      <span className="grow" />
      <PlaceProblem error={placing.error} />
      <Button variant="pri" size="lg" keyCap="F9" wide busy={placing.isPending} onPress={onPlace}>
        {t('new.place')}
      </Button>
      {items > 0 && <p className="t3 small new-order-takes">{t('new.takes', { count: items })}</p>}
    </div>
  )
}
