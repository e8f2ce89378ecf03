import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { client } from '../../host/api.ts'
import { TextField } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/format.ts'
import { NumberField } from '../../ui/number/number-field.tsx'
import { useField } from '../../ui/use-field.ts'
import { pieces } from './product-kinds.ts'
import { StockDialogFrame } from './stock-dialog-frame.tsx'
import { amountForm, dayOf, eveningOf, morningOf, reasonOf } from './stock-form.ts'
import { useStockForm } from './use-stock-form.ts'
import { type StockReason, WhyFields } from './why-fields.tsx'

const reasons: readonly StockReason[] = ['harvest', 'bought', 'back']

/** Goods that came in, with their age when they spoil. */
export function ReceiveDialog({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const { t } = useTranslation('inventory')
  const { id: productId, name, shelfLifeDays } = product
  const form = useStockForm({
    act: 'receive',
    product,
    schema: amountForm,
    reason: 'harvest',
    onClose,
    send: (values, operationId) =>
      client.stock.receive({
        productId,
        quantity: values.amount,
        // Harvested today is harvested now: the hour counts for what spoils in days.
        harvestedAt: values.harvestedOn === dayOf(Date.now()) ? null : morningOf(values.harvestedOn),
        sellBy: eveningOf(values.sellBy),
        reason: reasonOf(values),
        notes: values.notes,
        operationId,
      }),
    done: ({ amount }) => t('done.received', { n: formatNumber(amount), name }),
  })
  const harvestedOn = useField(form.control, 'harvestedOn')
  const sellBy = useField(form.control, 'sellBy')
  return (
    <StockDialogFrame
      title={t('stock.receiveTitle', { name })}
      action={t('stock.receive')}
      form={form}
      onClose={onClose}
    >
      <NumberField label={t('stock.quantity')} kind={pieces} autoFocus {...form.amount} />
      <TextField label={t('stock.harvestedAt')} type="date" {...harvestedOn} />
      <TextField
        label={t('stock.sellBy')}
        labelNote={t('stock.optional')}
        type="date"
        help={shelfLifeDays === null ? undefined : t('stock.sellByHelp', { days: shelfLifeDays })}
        {...sellBy}
      />
      <WhyFields control={form.control} reasons={reasons} />
    </StockDialogFrame>
  )
}
