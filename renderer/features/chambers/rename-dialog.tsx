import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type Chamber, chamber as chamberShape, registerChamber } from '../../../electron/contract/chambers/chambers.ts'
import { api } from '../../host/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useBase } from '../../ui/use-base.ts'
import { useField } from '../../ui/use-field.ts'
import { chamberRefusals } from './chamber-refusals.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'

const nameAndLocation = registerChamber.pick({ name: true, location: true })
const inputOf = ({ name, location }: Pick<Chamber, 'name' | 'location'>) => ({ name, location: location ?? '' })

export function RenameDialog({ chamber, onClose }: { chamber: Chamber; onClose: () => void }) {
  const { t } = useTranslation(['chambers', 'common'])
  const queries = useQueryClient()
  const form = useForm({
    resolver: zodResolver(nameAndLocation),
    mode: 'onBlur',
    defaultValues: inputOf(chamber),
  })
  const currentOf = (current: unknown) => chamberShape.safeParse(current).data ?? null
  const { base, changed, giveWay, takeTheirs, unsaid } = useBase({ start: chamber, form, inputOf, currentOf })
  const rename = useMutation(
    api.chambers.rename.mutationOptions({
      onSuccess: async ({ name }) => {
        await queries.invalidateQueries({ queryKey: api.chambers.list.key() })
        showToast({ text: t('rename.done', { name }) })
        onClose()
      },
      onError: giveWay,
    }),
  )
  const submit = form.handleSubmit((values) => {
    rename.mutate({ id: chamber.id, ...values, known: inputOf(base ?? chamber) })
  })
  return (
    <Dialog title={t('rename.title', { name: chamber.name })} isOpen onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          void submit(event)
        }}
      >
        <TextField label={t('register.name')} autoFocus {...useField(form.control, 'name')} />
        <TextField
          label={t('register.location')}
          labelNote={t('register.optional')}
          {...useField(form.control, 'location')}
        />
        {changed && (
          <ChangedMeanwhile
            by={changed.by}
            fields={changed.fields.map((field) => t(`register.${field}`))}
            onTake={() => {
              takeTheirs()
              rename.reset()
            }}
          />
        )}
        <Refusal words={chamberRefusals} error={unsaid(rename.error)} />
        <FormActs onCancel={onClose} busy={rename.isPending}>
          {t('rename.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}
