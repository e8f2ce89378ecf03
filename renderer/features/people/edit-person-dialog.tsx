import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type PersonInput, type PersonRow, personInput } from '../../../electron/contract/people.ts'
import { shownPhone } from '../../../electron/contract/phone.ts'
import { client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PersonFields } from './person-fields.tsx'
import { PersonRefusal } from './person-refusal.tsx'
import { nameOf } from './person-words.ts'
import { useRefreshPeople } from './use-people.ts'

export function EditPersonDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const refresh = useRefreshPeople()
  const { email, username, firstName, lastName, phoneNumber, role } = person
  const form = useForm<PersonInput>({
    resolver: zodResolver(personInput),
    mode: 'onTouched',
    defaultValues: {
      email,
      username: username ?? '',
      firstName,
      lastName,
      phoneNumber: shownPhone(phoneNumber),
      role,
    },
  })
  const update = useMutation({
    mutationFn: ({ role: _, ...profile }: PersonInput) =>
      withStepUp(() => client.people.update({ id: person.id, ...profile })),
    onSuccess: async (changed) => {
      showToast({ text: t('done.updated', { name: nameOf(changed) }) })
      onClose()
      await refresh()
    },
  })
  const submit = form.handleSubmit((values) => {
    update.mutate(values)
  })
  return (
    <Dialog title={t('form.editTitle', { name: nameOf(person) })} isOpen onClose={onClose} width="md">
      <form noValidate className="people-form" onSubmit={(event) => void submit(event)}>
        <PersonFields control={form.control} />
        <PersonRefusal error={update.error} />
        <FormActs onCancel={onClose} busy={update.isPending}>
          {t('form.save')}
        </FormActs>
      </form>
    </Dialog>
  )
}
