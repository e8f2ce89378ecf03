import { useMutation, useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../host/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { useDialogDraft } from '../../ui/use-dialog-draft.ts'
import { useChoice, useField } from '../../ui/use-field.ts'
import { inventoryRefusals } from './inventory-refusals.ts'
import { useRefresh } from './use-refresh.ts'

const whole = '*'

export function StartCountDialog({ onClose, onStarted }: { onClose: () => void; onStarted: (id: string) => void }) {
  const { t } = useTranslation(['inventory', 'common'])
  const refresh = useRefresh()
  const form = useForm({ defaultValues: { categoryId: whole, note: '' } })
  const draft = useDialogDraft({ name: 'count.start', form })
  const categories = useQuery(api.categories.list.queryOptions())
  const start = useMutation({
    mutationFn: ({ categoryId, note }: { categoryId: string; note: string }) =>
      client.stock.startCount({ categoryId: categoryId === whole ? null : categoryId, note }),
    onSuccess: async ({ id }) => {
      draft.drop()
      onClose()
      onStarted(id)
      await refresh()
    },
  })
  const submit = form.handleSubmit((values) => {
    if (!start.isPending) start.mutate(values)
  })
  return (
    <Dialog title={t('count.startTitle')} isOpen onClose={onClose}>
      <form noValidate className="inventory-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={draft.restored} />
        <SelectField
          label={t('count.what')}
          {...useChoice(form.control, 'categoryId')}
          options={[
            { id: whole, label: t('count.everything') },
            ...(categories.data ?? []).map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <TextField label={t('stock.notes')} labelNote={t('stock.optional')} {...useField(form.control, 'note')} />
        <Refusal words={inventoryRefusals} error={start.error} />
        <FormActs onCancel={draft.giveUp(onClose)} busy={start.isPending}>
          {t('count.start')}
        </FormActs>
      </form>
    </Dialog>
  )
}
