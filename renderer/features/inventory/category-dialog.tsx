import { useTranslation } from 'react-i18next'
import { Switch } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { useChoice, useField } from '../../ui/use-field.ts'
import { inventoryRefusals } from './inventory-refusals.ts'
import { type CategoryWriting, useCategoryForm } from './use-category-form.ts'

/** A category's name and words, new or known. */
export function CategoryDialog({ doing, onClose }: { doing: CategoryWriting; onClose: () => void }) {
  const { t } = useTranslation(['inventory', 'common'])
  const { control, restored, submit, isSaving, error, giveUp } = useCategoryForm(doing, onClose)
  return (
    <Dialog
      title={doing.act === 'edit' ? t('categories.editTitle', { name: doing.category.name }) : t('categories.add')}
      isOpen
      onClose={onClose}
    >
      <form noValidate className="inventory-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={restored} />
        <TextField label={t('form.name')} autoFocus {...useField(control, 'name')} />
        <TextField
          label={t('form.description')}
          labelNote={t('form.optional')}
          rows={2}
          {...useField(control, 'description')}
        />
        <Switch label={t('categories.isActive')} {...useChoice(control, 'isActive')} />
        <Refusal words={inventoryRefusals} error={error} />
        <FormActs onCancel={giveUp} busy={isSaving}>
          {t('form.save')}
        </FormActs>
      </form>
    </Dialog>
  )
}
