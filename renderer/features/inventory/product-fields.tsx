import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type ProductInput, unit } from '../../../electron/contract/inventory/products.ts'
import { useMay } from '../../person/may.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { useNumber } from '../../ui/number/use-number.ts'
import { Section } from '../../ui/section.tsx'
import { useChoice, useField } from '../../ui/use-field.ts'
import { DimensionsField } from './dimensions-field.tsx'
import { productKinds } from './product-kinds.ts'

type Fields = { control: Control<ProductInput> }

function Basics({ control }: Fields) {
  const { t } = useTranslation('inventory')
  return (
    <Section title={t('form.basics')}>
      <div className="inventory-fields spaced">
        <div className="both">
          <TextField label={t('form.name')} {...useField(control, 'name')} />
        </div>
        <div className="both">
          <TextField
            label={t('form.description')}
            labelNote={t('form.optional')}
            rows={3}
            {...useField(control, 'description')}
          />
        </div>
        <SelectField
          label={t('form.unit')}
          {...useChoice(control, 'unit')}
          options={unit.options.map((id) => ({ id, label: t(`unit.${id}`) }))}
        />
        <NumberField label={t('form.packSize')} kind={productKinds.packSize} {...useNumber(control, 'packSize')} />
        <TextField
          label={t('form.sku')}
          labelNote={t('form.optional')}
          help={t('form.made')}
          {...useField(control, 'sku')}
        />
        <TextField
          label={t('form.slug')}
          labelNote={t('form.optional')}
          help={t('form.made')}
          {...useField(control, 'slug')}
        />
      </div>
    </Section>
  )
}

function Prices({ control }: Fields) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const optional = t('form.optional')
  return (
    <Section title={t('form.price')}>
      <div className="inventory-fields three spaced">
        <NumberField label={t('form.price')} kind={productKinds.money} {...useNumber(control, 'priceCentavos')} />
        <NumberField
          label={t('form.comparePrice')}
          kind={productKinds.money}
          labelNote={optional}
          help={t('form.comparePriceHelp')}
          {...useNumber(control, 'comparePriceCentavos')}
        />
        {may('inventory:read') && <Cost control={control} />}
      </div>
    </Section>
  )
}

/** Who is not shown what goods cost is not asked either. */
function Cost({ control }: Fields) {
  const { t } = useTranslation('inventory')
  return (
    <NumberField
      label={t('form.costPrice')}
      kind={productKinds.money}
      labelNote={t('form.optional')}
      {...useNumber(control, 'costPriceCentavos')}
    />
  )
}

function Stock({ control }: Fields) {
  const { t } = useTranslation('inventory')
  const optional = t('form.optional')
  return (
    <Section title={t('form.stock')}>
      <div className="inventory-fields three spaced">
        <NumberField
          label={t('form.shelfLife')}
          unit={t('form.days')}
          help={t('form.shelfLifeHelp')}
          kind={productKinds.shelfLifeDays}
          {...useNumber(control, 'shelfLifeDays')}
        />
        <NumberField label={t('form.minStock')} kind={productKinds.minStock} {...useNumber(control, 'minStock')} />
        <NumberField
          label={t('form.maxCart')}
          labelNote={optional}
          kind={productKinds.maxCartQty}
          {...useNumber(control, 'maxCartQty')}
        />
        <NumberField
          label={t('form.weight')}
          labelNote={optional}
          unit="kg"
          kind={productKinds.weightKg}
          {...useNumber(control, 'weightKg')}
        />
        <DimensionsField {...useField(control, 'dimensionsCm')} />
      </div>
    </Section>
  )
}

function Seo({ control }: Fields) {
  const { t } = useTranslation('inventory')
  return (
    <Section title={t('form.seo')}>
      <div className="inventory-fields spaced">
        <div className="both">
          <TextField label={t('form.seoTitle')} labelNote={t('form.optional')} {...useField(control, 'seoTitle')} />
        </div>
        <div className="both">
          <TextField
            label={t('form.seoDescription')}
            labelNote={t('form.optional')}
            rows={2}
            {...useField(control, 'seoDescription')}
          />
        </div>
      </div>
    </Section>
  )
}

export const productSections = { Basics, Prices, Stock, Seo }
