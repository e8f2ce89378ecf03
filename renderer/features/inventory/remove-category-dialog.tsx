import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../electron/contract/products.ts'
import { client } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { isUnder } from './category-moves.ts'
import { InventoryRefusal } from './inventory-refusal.tsx'
import { useRefresh } from './use-refresh.ts'

const nowhere = '*'
type RemoveProps = { category: Category; list: readonly Category[]; onClose: () => void }

/** What is in it has to go somewhere. */
export function RemoveCategoryDialog({ category, list, onClose }: RemoveProps) {
  const { t } = useTranslation(['inventory', 'common'])
  const refresh = useRefresh()
  const { id, name, products } = category
  const children = list.filter((each) => each.parentId === id).length
  const places = list.filter((each) => !isUnder(list, each.id, id))
  const isEmpty = children + products === 0
  const [moveTo, setMoveTo] = useState<string>(isEmpty ? nowhere : (category.parentId ?? places[0]?.id ?? nowhere))
  const remove = useMutation({
    mutationFn: () => client.categories.remove({ id, moveTo: moveTo === nowhere ? null : moveTo }),
    onSuccess: async () => {
      onClose()
      showToast({ text: t('done.categoryRemoved', { name }) })
      await refresh()
    },
  })
  return (
    <Dialog
      title={t('categories.removeTitle', { name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('common:action.cancel')}
          </Button>
          <Button
            variant="danger-filled"
            busy={remove.isPending}
            onPress={() => {
              remove.mutate()
            }}
          >
            {t('categories.remove', { name })}
          </Button>
        </>
      }
    >
      <p className="t2">{isEmpty ? t('categories.removeEmpty') : t('categories.removeText', { children, products })}</p>
      {!isEmpty && places.length > 0 && (
        <SelectField
          label={t('categories.moveTo')}
          value={moveTo}
          onChange={setMoveTo}
          options={places.map((each) => ({ id: each.id, label: each.name }))}
        />
      )}
      {!isEmpty && places.length === 0 && <p className="t2">{t('categories.noPlace')}</p>}
      <InventoryRefusal error={remove.error} />
    </Dialog>
  )
}
