import { useMutation } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { mistakeWords } from '../../ui/use-field.ts'
import type { CategoryAct } from './category-act.ts'
import { InventoryRefusal } from './inventory-refusal.tsx'
import { useRefresh } from './use-refresh.ts'

type CategoryDialogProps = { doing: Exclude<CategoryAct, { act: 'remove' }>; onClose: () => void }

/** A category's name and words, new or known. */
export function CategoryDialog({ doing, onClose }: CategoryDialogProps) {
  const { t } = useTranslation(['inventory', 'common'])
  const refresh = useRefresh()
  const known = doing.act === 'edit' ? doing.category : null
  const [name, setName] = useState(known?.name ?? '')
  const [description, setDescription] = useState(known?.description ?? '')
  const [isActive, setActive] = useState(known?.isActive ?? true)
  const [isTooShort, setTooShort] = useState(false)
  const save = useMutation({
    mutationFn: () => {
      const fields = { name, description, isActive, slug: known?.slug ?? '' }
      return doing.act === 'edit'
        ? client.categories.update({ ...fields, id: doing.category.id })
        : client.categories.create({ ...fields, parentId: doing.parentId })
    },
    onSuccess: async (category) => {
      onClose()
      showToast({
        text: known
          ? t('done.categoryUpdated', { name: category.name })
          : t('done.categoryCreated', { name: category.name }),
      })
      await refresh()
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTooShort(name.trim().length < 2)
    if (name.trim().length >= 2 && !save.isPending) save.mutate()
  }
  return (
    <Dialog
      title={known ? t('categories.editTitle', { name: known.name }) : t('categories.add')}
      isOpen
      onClose={onClose}
    >
      <form noValidate className="inv-form" onSubmit={submit}>
        <TextField
          label={t('form.name')}
          autoFocus
          value={name}
          onChange={setName}
          error={isTooShort ? mistakeWords('TOO_SHORT') : undefined}
        />
        <TextField
          label={t('form.description')}
          labelNote={t('form.optional')}
          rows={2}
          value={description}
          onChange={setDescription}
        />
        <Switch label={t('categories.isActive')} value={isActive} onChange={setActive} />
        <InventoryRefusal error={save.error} />
        <div className="dlg-acts">
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="pri" busy={save.isPending}>
            {t('form.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
