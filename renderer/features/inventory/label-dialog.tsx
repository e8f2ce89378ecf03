import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { PrintDialog } from '../../paper/print-dialog.tsx'
import { NumberField } from '../../ui/field.tsx'

/** A label for each pack, of the batch that leaves first. */
export function LabelDialog({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const { t } = useTranslation('documents')
  const [count, setCount] = useState(1)
  return (
    <PrintDialog
      document={{ kind: 'label', productId: product.id, batchId: null, count }}
      name={product.name}
      onClose={onClose}
    >
      <NumberField
        label={t('labels')}
        value={count}
        minValue={1}
        maxValue={200}
        onChange={(next) => {
          setCount(next ?? 1)
        }}
      />
    </PrintDialog>
  )
}
