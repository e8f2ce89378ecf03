import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { type BulkForm, bulkKinds } from './bulk-set.ts'
import { pricePercent, productKinds } from './product-kinds.ts'

type BulkFieldsProps = { form: BulkForm; onChange: (change: Partial<BulkForm>) => void }

function PercentFields({ form, onChange }: BulkFieldsProps) {
  const { t } = useTranslation('bulk')
  return (
    <>
      <NumberField
        label={t('percent')}
        help={t('percentHelp')}
        kind={pricePercent}
        value={form.number}
        onChange={(number) => {
          onChange({ number })
        }}
      />
      <Checkbox
        label={t('wholePesos')}
        value={form.wholePesos}
        onChange={(wholePesos) => {
          onChange({ wholePesos })
        }}
      />
    </>
  )
}

function CategoryField({ form, onChange }: BulkFieldsProps) {
  const { t } = useTranslation('bulk')
  const categories = useQuery(api.categories.list.queryOptions())
  return (
    <SelectField
      label={t('category')}
      value={form.categoryId}
      onChange={(categoryId) => {
        onChange({ categoryId })
      }}
      options={[
        { id: '', label: t('chooseCategory') },
        ...(categories.data ?? []).map(({ id, name }) => ({ id, label: name })),
      ]}
    />
  )
}

function ValueField({ form, onChange }: BulkFieldsProps) {
  const { t } = useTranslation(['bulk', 'inventory'])
  switch (form.kind) {
    case 'pricePercent':
      return <PercentFields form={form} onChange={onChange} />
    case 'price':
      return (
        <NumberField
          label={t('newPrice')}
          kind={productKinds.money}
          value={form.centavos}
          onChange={(centavos) => {
            onChange({ centavos })
          }}
        />
      )
    case 'addCategory':
    case 'removeCategory':
      return <CategoryField form={form} onChange={onChange} />
    case 'addTag':
    case 'removeTag':
      return (
        <TextField
          label={t('tag')}
          value={form.tag}
          onChange={(tag) => {
            onChange({ tag })
          }}
        />
      )
    case 'minStock':
      return (
        <NumberField
          label={t('inventory:panel.minStock')}
          kind={productKinds.minStock}
          value={form.number}
          onChange={(number) => {
            onChange({ number })
          }}
        />
      )
    case 'forSale':
    case 'notForSale':
      return null
  }
}

/** What is changed, and to what. */
export function BulkFieldsPart({ form, onChange }: BulkFieldsProps) {
  const { t } = useTranslation('bulk')
  return (
    <div className="inventory-bulk-fields">
      <SelectField
        label={t('what')}
        autoFocus
        value={form.kind}
        onChange={(kind) => {
          onChange({ kind, number: null, centavos: null })
        }}
        options={bulkKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
      />
      <ValueField form={form} onChange={onChange} />
    </div>
  )
}
