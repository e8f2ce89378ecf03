import { useTranslation } from 'react-i18next'
import type { ProductInput } from '../../../electron/contract/inventory/products.ts'
import { ChangedNotice } from '../../ui/changed-notice.tsx'
import type { Meanwhile } from '../../ui/use-base.ts'

const labels = {
  name: 'name',
  description: 'description',
  slug: 'slug',
  sku: 'sku',
  priceCentavos: 'price',
  comparePriceCentavos: 'comparePrice',
  costPriceCentavos: 'costPrice',
  unit: 'unit',
  packSize: 'packSize',
  shelfLifeDays: 'shelfLife',
  minStock: 'minStock',
  maxCartQty: 'maxCart',
  weightKg: 'weight',
  dimensionsCm: 'length',
  categoryIds: 'categories',
  tags: 'tags',
  isActive: 'isActive',
  isFeatured: 'isFeatured',
  seoTitle: 'seoTitle',
  seoDescription: 'seoDescription',
} as const satisfies Record<keyof ProductInput, string>

/** Who saved this product before this person did, and what. */
export function ChangedProduct({ by, fields, onTake }: Meanwhile<ProductInput> & { onTake: () => void }) {
  const { t } = useTranslation('inventory')
  return (
    <ChangedNotice
      said={by === null ? t('refusal.CHANGED_somebody') : t('refusal.CHANGED', { by })}
      fields={fields.map((field) => t(`form.${labels[field]}`))}
      onTake={onTake}
    />
  )
}
