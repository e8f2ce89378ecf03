import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type FoundDevice, registerChamber } from '../../../electron/contract/chambers/chambers.ts'
import { api } from '../../host/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useField } from '../../ui/use-field.ts'
import { chamberRefusals } from './chamber-refusals.ts'
import { firstFreeName } from './free-name.ts'
import { useChamberList } from './use-chambers.ts'

/** Two fields, the first filled in: a person who only presses Enter gets a sensible chamber. */
export function RegisterDialog({ device, onClose }: { device: FoundDevice; onClose: () => void }) {
  const { t } = useTranslation(['chambers', 'common'])
  const queries = useQueryClient()
  const { data: chambers = [] } = useChamberList()
  const taken = chambers.map(({ name }) => name)
  const form = useForm({
    resolver: zodResolver(registerChamber),
    mode: 'onBlur',
    defaultValues: {
      key: device.key,
      name: firstFreeName(taken, (n) => t('register.defaultName', { n })),
      location: '',
    },
  })
  const register = useMutation(
    api.chambers.register.mutationOptions({
      onSuccess: async ({ name }) => {
        await queries.invalidateQueries({ queryKey: api.chambers.list.key() })
        showToast({ text: t('register.done', { name }) })
        onClose()
      },
    }),
  )
  const submit = form.handleSubmit((values) => {
    register.mutate(values)
  })
  return (
    <Dialog title={t('register.title', { serial: device.serialNumber })} isOpen onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          void submit(event)
        }}
      >
        <TextField
          label={t('register.name')}
          help={t('register.nameHelp')}
          autoFocus
          {...useField(form.control, 'name')}
        />
        <TextField
          label={t('register.location')}
          labelNote={t('register.optional')}
          {...useField(form.control, 'location')}
        />
        <p className="t2">{t('register.note')}</p>
        <Refusal words={chamberRefusals} error={register.error} />
        <FormActs onCancel={onClose} busy={register.isPending}>
          {t('register.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}
