import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type Invitation, type PersonInput, type PersonRow, personInput } from '../../../electron/contract/people.ts'
import { client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { showToast } from '../../ui/toast.tsx'
import { dropDraft, useSavedDraft } from '../../ui/use-draft.ts'
import { useField } from '../../ui/use-field.ts'
import { InvitationDialog } from './invitation-view.tsx'
import { PersonFields } from './person-fields.tsx'
import { PersonRefusal } from './person-refusal.tsx'
import { nameOf } from './person-words.ts'
import { useRefreshPeople } from './use-people.ts'
import { useRoleChoices } from './use-role-choices.ts'

const draftName = 'person'
const empty: PersonInput = { email: '', username: '', firstName: '', lastName: '', phoneNumber: '', role: 'USER' }

type AddPersonProps = { onClose: () => void; onAdded: (id: string) => void }

/** Someone new; when they are made, how they get in. */
export function AddPersonDialog({ onClose, onAdded }: AddPersonProps) {
  const { t } = useTranslation(['people', 'common'])
  const refresh = useRefreshPeople()
  const choices = useRoleChoices()
  const [made, setMade] = useState<{ person: PersonRow; invitation: Invitation } | null>(null)
  const form = useForm<PersonInput>({
    resolver: zodResolver(personInput),
    mode: 'onTouched',
    defaultValues: empty,
  })
  const restored = useSavedDraft(draftName, form, [])
  const role = useField(form.control, 'role')
  const create = useMutation({
    mutationFn: (input: PersonInput) => withStepUp(() => client.people.create(input)),
    onSuccess: async (answer) => {
      dropDraft(draftName)
      setMade(answer)
      onAdded(answer.person.id)
      showToast({ text: t('done.created', { name: nameOf(answer.person) }) })
      await refresh()
    },
  })
  if (made) return <InvitationDialog {...made} onClose={onClose} />
  const submit = form.handleSubmit((values) => {
    create.mutate(values)
  })
  return (
    <Dialog title={t('form.addTitle')} isOpen onClose={onClose} width="md">
      <form noValidate className="people-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={restored} />
        <PersonFields control={form.control} />
        <SelectField label={t('form.role')} {...role} options={choices} />
        <PersonRefusal error={create.error} />
        <FormActs onCancel={onClose} busy={create.isPending}>
          {t('form.invite')}
        </FormActs>
      </form>
    </Dialog>
  )
}
