import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ProductInput } from '../../../electron/contract/inventory/products.ts'
import { api } from '../../host/api.ts'
import { Checkbox, Switch } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/section.tsx'
import { useChoice } from '../../ui/use-field.ts'
import { depthsOf } from './category-moves.ts'

const tagsOf = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]

function TagsField({ value, onChange }: { value: string[]; onChange: (tags: string[]) => void }) {
  const { t } = useTranslation('inventory')
  const [text, setText] = useState(value.join(', '))
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (tagsOf(text).join() !== value.join()) setText(value.join(', '))
  }
  return (
    <TextField
      label={t('form.tags')}
      labelNote={t('form.optional')}
      help={t('form.tagsHelp')}
      value={text}
      onChange={(next) => {
        setText(next)
        onChange(tagsOf(next))
      }}
    />
  )
}

function CategoryTicks({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation('inventory')
  const categories = useQuery(api.categories.list.queryOptions())
  const rows = categories.data ?? []
  const depths = depthsOf(rows)
  return (
    <fieldset className="both inventory-ticks">
      <legend className="field-label">{t('form.categories')}</legend>
      {categories.data?.length === 0 && <p className="t3 small">{t('form.noCategories')}</p>}
      {rows.map((category) => (
        <div key={category.id} style={{ paddingLeft: (depths.get(category.id) ?? 0) * 20 }}>
          <Checkbox
            label={category.name}
            value={value.includes(category.id)}
            onChange={(on) => {
              onChange(on ? [...value, category.id] : value.filter((id) => id !== category.id))
            }}
          />
        </div>
      ))}
    </fieldset>
  )
}

export function PlacingSection({ control }: { control: Control<ProductInput> }) {
  const { t } = useTranslation('inventory')
  const categories = useChoice(control, 'categoryIds')
  const tags = useChoice(control, 'tags')
  return (
    <Section title={t('form.placing')}>
      <div className="inventory-fields spaced">
        <Switch label={t('form.isActive')} {...useChoice(control, 'isActive')} />
        <Switch label={t('form.isFeatured')} {...useChoice(control, 'isFeatured')} />
        <CategoryTicks value={categories.value} onChange={categories.onChange} />
        <div className="both">
          <TagsField value={tags.value} onChange={tags.onChange} />
        </div>
      </div>
    </Section>
  )
}
