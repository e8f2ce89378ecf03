import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ProductInput } from '../../../electron/contract/products.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

export type ChangedMeanwhile = { by: string | null; fields: (keyof ProductInput)[] }

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

/** Who saved before this person did, and what; nothing typed here is lost. */
export function ChangedNotice({ by, fields, onTake }: ChangedMeanwhile & { onTake: () => void }) {
  const { t } = useTranslation('inventory')
  const named = fields.map((field) => t(`form.${labels[field]}`))
  return (
    <div role="alert" className="problem-line watch inv-changed">
      <Icon name="watch" small />
      <span className="grow">
        {by === null ? t('refusal.CHANGED_somebody') : t('refusal.CHANGED', { name: by })}{' '}
        {named.length > 0 && t('form.changedFields', { fields: new Intl.ListFormat(i18next.language).format(named) })}
      </span>
      <Button size="sm" onPress={onTake}>
        {t('form.takeTheirs')}
      </Button>
    </div>
  )
}
