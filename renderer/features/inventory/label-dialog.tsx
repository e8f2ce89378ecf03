import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelCount } from '../../../electron/contract/documents.ts'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { PrintDialog } from '../../paper/print-dialog.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { count, limitsOf } from '../../ui/number/number-kinds.ts'
import type { Typed } from '../../ui/number/number-text.ts'
import { mistakeWords } from '../../ui/use-field.ts'

const labelsKind = count(limitsOf(labelCount))

/** A label for each pack, of the batch that leaves first. */
export function LabelDialog({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const { t } = useTranslation('documents')
  const [typed, setTyped] = useState<Typed>(1)
  // The sheet that is shown stays as it was while the number is none.
  const [count, setCount] = useState(1)
  return (
    <PrintDialog
      document={{ kind: 'label', productId: product.id, batchId: null, count }}
      name={product.name}
      isReady={typed === count}
      onClose={onClose}
    >
      <NumberField
        label={t('labels')}
        value={typed}
        kind={labelsKind}
        onChange={(next) => {
          setTyped(next)
          if (typeof next === 'number') setCount(next)
        }}
        error={typed === null ? mistakeWords('REQUIRED') : undefined}
      />
    </PrintDialog>
  )
}
