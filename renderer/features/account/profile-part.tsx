import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type Profile, profile } from '../../../electron/contract/identity/account.ts'
import type { Me } from '../../../electron/contract/identity/person.ts'
import { client, problemOf } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { showToast } from '../../ui/toast.tsx'
import { dropDraft, useSavedDraft } from '../../ui/use-draft.ts'
import { useField } from '../../ui/use-field.ts'
import type { PartProps } from './part-props.ts'

const draftName = 'account.profile'

const profileOf = ({ firstName, lastName, username, phoneNumber }: Me): Profile => ({
  firstName,
  lastName,
  username: username ?? '',
  phoneNumber: phoneNumber ?? '',
})

export function ProfilePart({ me, onMe }: PartProps) {
  const { t } = useTranslation(['account', 'common'])
  const form = useForm<Profile>({ resolver: zodResolver(profile), defaultValues: profileOf(me), mode: 'onTouched' })
  const restored = useSavedDraft(draftName, form, [])
  const { control } = form
  const save = useMutation({
    mutationFn: (values: Profile) => client.account.saveProfile(values),
    onSuccess: (answer) => {
      form.reset(profileOf(answer))
      dropDraft(draftName)
      onMe(answer)
      showToast({ text: t('profile.saved') })
    },
  })
  const taken = save.isError && problemOf(save.error).code === 'TAKEN'
  const submit = form.handleSubmit((values) => {
    save.mutate(values)
  })
  const text = {
    firstName: useField(control, 'firstName'),
    lastName: useField(control, 'lastName'),
    username: useField(control, 'username'),
    phoneNumber: useField(control, 'phoneNumber'),
  }
  const username = taken ? { ...text.username, error: t('profile.usernameTaken') } : text.username
  return (
    <form className="part-form" noValidate onSubmit={(event) => void submit(event)}>
      <PartHead title={t('part.profile')} lead={t('profile.lead')} />
      <RestoredLine restored={restored} />
      <div className="fields">
        <TextField label={t('profile.firstName')} autoComplete="given-name" {...text.firstName} />
        <TextField label={t('profile.lastName')} autoComplete="family-name" {...text.lastName} />
        <TextField label={t('profile.username')} help={t('profile.usernameHelp')} autoComplete="off" {...username} />
        <TextField label={t('profile.phone')} type="tel" autoComplete="tel" {...text.phoneNumber} />
      </div>
      {save.isError && !taken && <Refusal error={save.error} />}
      <div className="row wrap">
        <Button variant="pri" type="submit" busy={save.isPending} isDisabled={!form.formState.isDirty}>
          {t('common:action.save')}
        </Button>
      </div>
    </form>
  )
}
