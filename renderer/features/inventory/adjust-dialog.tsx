import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { client } from '../../host/api.ts'
import { formatChange, formatNumber } from '../../ui/format.ts'
import { NumberField } from '../../ui/number/number-field.tsx'
import { pieceDifference } from './product-kinds.ts'
import { StockDialogFrame } from './stock-dialog-frame.tsx'
import { differenceForm, reasonOf } from './stock-form.ts'
import { useStockForm } from './use-stock-form.ts'
import { type StockReason, WhyFields } from './why-fields.tsx'

const reasons: readonly StockReason[] = ['miscount', 'found', 'wrongEntry']

/** The ledger says one thing, the cold room another. */
export function AdjustDialog({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const { t } = useTranslation('inventory')
  const { id: productId, name, onHand } = product
  const form = useStockForm({
    act: 'adjust',
    product,
    schema: differenceForm,
    reason: 'miscount',
    onClose,
    send: (values, operationId) =>
      client.stock.adjust({
        productId,
        difference: values.amount,
        reason: reasonOf(values),
        notes: values.notes,
        operationId,
      }),
    done: ({ amount }) => t('done.adjusted', { n: formatChange(amount), name }),
  })
  const difference = form.amount.value
  return (
    <StockDialogFrame title={t('stock.adjustTitle', { name })} action={t('stock.adjust')} form={form} onClose={onClose}>
      <NumberField
        label={t('stock.difference')}
        kind={pieceDifference}
        autoFocus
        help={
          typeof difference !== 'number'
            ? t('stock.differenceHelp', { onHand: formatNumber(onHand) })
            : t('stock.becomes', { onHand: formatNumber(onHand), after: formatNumber(onHand + difference) })
        }
        {...form.amount}
      />
      <WhyFields control={form.control} reasons={reasons} />
    </StockDialogFrame>
  )
}
