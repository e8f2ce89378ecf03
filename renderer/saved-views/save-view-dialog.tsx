import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type ViewScreen, viewName } from '../../electron/contract/views.ts'
import { api, client } from '../host/api.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { FormActs } from '../ui/form-acts.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { showToast } from '../ui/toast.tsx'
import { useField } from '../ui/use-field.ts'
import { setFilter } from './same-filter.ts'
import { viewRefusals } from './view-refusals.ts'

type SaveViewProps = { screen: ViewScreen; filter: object; onClose: () => void }

export function SaveViewDialog({ screen, filter, onClose }: SaveViewProps) {
  const { t } = useTranslation(['views', 'common'])
  const queries = useQueryClient()
  const form = useForm({
    resolver: zodResolver(z.object({ name: viewName })),
    mode: 'onTouched',
    defaultValues: { name: '' },
  })
  const save = useMutation({
    mutationFn: (name: string) => client.views.save({ screen, name, filter: setFilter(filter) }),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: api.views.key() })
      showToast({ text: t('saved', { name }) })
      onClose()
    },
  })
  const submit = form.handleSubmit(({ name }) => {
    save.mutate(name)
  })
  return (
    <Dialog title={t('saveTitle')} isOpen onClose={onClose}>
      <form noValidate className="saved-views-form" onSubmit={(event) => void submit(event)}>
        <p className="t2">{t('saveText')}</p>
        <TextField label={t('name')} autoFocus {...useField(form.control, 'name')} />
        <Refusal words={viewRefusals} error={save.error} />
        <FormActs onCancel={onClose} busy={save.isPending}>
          {t('saveAction')}
        </FormActs>
      </form>
    </Dialog>
  )
}
