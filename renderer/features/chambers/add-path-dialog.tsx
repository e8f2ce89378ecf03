import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { portPath } from '../../../electron/contract/chambers/ports.ts'
import { api } from '../../host/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useField } from '../../ui/use-field.ts'
import { chamberRefusals } from './chamber-refusals.ts'

/** For a port the system does not list. */
export function AddPathDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['chambers', 'common'])
  const form = useForm({ resolver: zodResolver(portPath), mode: 'onBlur', defaultValues: { path: '' } })
  const add = useMutation(
    api.ports.addPath.mutationOptions({
      onSuccess: (_, { path }) => {
        showToast({ text: t('ports.added', { path }) })
        onClose()
      },
    }),
  )
  const submit = form.handleSubmit((values) => {
    add.mutate(values)
  })
  return (
    <Dialog title={t('ports.addPath')} isOpen onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          void submit(event)
        }}
      >
        <TextField
          label={t('ports.path')}
          help={t('ports.pathHelp')}
          mono
          autoFocus
          {...useField(form.control, 'path')}
        />
        <Refusal words={chamberRefusals} error={add.error} />
        <FormActs onCancel={onClose} busy={add.isPending}>
          {t('ports.pathAction')}
        </FormActs>
      </form>
    </Dialog>
  )
}
