import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { api, client } from '../../host/api.ts'
import { SelectField } from '../../ui/field.tsx'
import { formatDate, formatNumber } from '../../ui/format.ts'
import { NumberField } from '../../ui/number/number-field.tsx'
import { useChoice } from '../../ui/use-field.ts'
import { pieces } from './product-kinds.ts'
import { StockDialogFrame } from './stock-dialog-frame.tsx'
import { amountForm, reasonOf } from './stock-form.ts'
import { useStockForm } from './use-stock-form.ts'
import { type StockReason, WhyFields } from './why-fields.tsx'

const reasons: readonly StockReason[] = ['spoiled', 'broken', 'givenAway', 'ownUse']
/** What left the farm whole; the rest is a loss. */
const leftWhole = ['givenAway', 'ownUse']

/** Spoiled, broken, given away: the oldest batch first unless one is chosen. */
export function WriteOffDialog({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const { t } = useTranslation('inventory')
  const { id: productId, name } = product
  const batches = useQuery(api.stock.batches.queryOptions({ input: { productId, left: true } }))
  const form = useStockForm({
    act: 'writeOff',
    product,
    schema: amountForm,
    reason: 'spoiled',
    onClose,
    send: (values, operationId) =>
      client.stock.writeOff({
        productId,
        batchId: values.batchId === '' ? null : values.batchId,
        quantity: values.amount,
        type: leftWhole.includes(values.reason) ? 'transferred' : 'damaged',
        reason: reasonOf(values),
        notes: values.notes,
        operationId,
      }),
    done: ({ amount }) => t('done.writtenOff', { n: formatNumber(amount), name }),
  })
  const batchId = useChoice(form.control, 'batchId')
  return (
    <StockDialogFrame
      title={t('stock.writeOffTitle', { name })}
      action={t('stock.writeOff')}
      form={form}
      onClose={onClose}
    >
      <NumberField label={t('stock.quantity')} kind={pieces} autoFocus {...form.amount} />
      <SelectField
        label={t('stock.batch')}
        {...batchId}
        options={[
          { id: '', label: t('stock.oldestFirst') },
          ...(batches.data ?? []).map((batch) => ({
            id: batch.id,
            label: `${batch.number} · ${formatNumber(batch.remaining)}`,
            detail: t('panel.harvested', { date: formatDate(batch.harvestedAt) }),
          })),
        ]}
      />
      <WhyFields control={form.control} reasons={reasons} />
      {product.held > 0 && (
        <p className="both small t2">{t('stock.heldWarning', { held: formatNumber(product.held) })}</p>
      )}
    </StockDialogFrame>
  )
}
