import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../electron/contract/inventory/products.ts'
import { client } from '../../host/api.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { isUnder } from './category-moves.ts'
import { inventoryRefusals } from './inventory-refusals.ts'
import { useRefresh } from './use-refresh.ts'

const nowhere = '*'
type RemoveProps = { category: Category; list: readonly Category[]; onClose: () => void }

/** What is in it has to go somewhere. */
export function RemoveCategoryDialog({ category, list, onClose }: RemoveProps) {
  const { t } = useTranslation('inventory')
  const refresh = useRefresh()
  const { id, name, products } = category
  const children = list.filter((each) => each.parentId === id).length
  const parents = list.filter((each) => !isUnder(list, each.id, id))
  const isEmpty = children + products === 0
  const [moveTo, setMoveTo] = useState<string>(isEmpty ? nowhere : (category.parentId ?? parents[0]?.id ?? nowhere))
  return (
    <ConfirmDialog
      title={t('categories.removeTitle', { name })}
      isOpen
      onClose={onClose}
      confirmLabel={t('categories.remove', { name })}
      onConfirm={async () => {
        await client.categories.remove({ id, moveTo: moveTo === nowhere ? null : moveTo })
        showToast({ text: t('done.categoryRemoved', { name }) })
        void refresh()
      }}
      words={inventoryRefusals}
    >
      <p>{isEmpty ? t('categories.removeEmpty') : t('categories.removeText', { children, products })}</p>
      {!isEmpty && parents.length > 0 && (
        <SelectField
          label={t('categories.moveTo')}
          value={moveTo}
          onChange={setMoveTo}
          options={parents.map((each) => ({ id: each.id, label: each.name }))}
        />
      )}
      {!isEmpty && parents.length === 0 && <p>{t('categories.noPlace')}</p>}
    </ConfirmDialog>
  )
}
