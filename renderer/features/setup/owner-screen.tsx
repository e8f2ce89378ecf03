import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type Me, password } from '../../../electron/contract/identity/person.ts'
import { type Owner, owner } from '../../../electron/contract/setup/setup.ts'
import { client, problemOf } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { PasswordField, TextField } from '../../ui/field.tsx'
import { PasswordRules } from '../../ui/password-rules.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { dropDraft, readDraft, useDraft } from '../../ui/use-draft.ts'
import { useField } from '../../ui/use-field.ts'

const draftName = 'window.owner'
const empty: Owner = { farmName: '', firstName: '', lastName: '', email: '', password: '' }

const retryMs = 1000
const mostRetries = 60
const isOpening = (error: unknown) => problemOf(error).code === 'STILL_OPENING'

function Rules({ control }: { control: Control<Owner> }) {
  return <PasswordRules typed={useWatch({ control, name: 'password' })} schema={password} />
}

export function OwnerScreen({ onDone }: { onDone: (me: Me) => void }) {
  const { t } = useTranslation('setup')
  const form = useForm<Owner>({
    resolver: zodResolver(owner),
    defaultValues: readDraft(draftName, empty),
    mode: 'onTouched',
  })
  useDraft(draftName, form, ['password'])
  const { control } = form
  const create = useMutation({
    mutationFn: (values: Owner) => client.setup.createOwner(values),
    // Nothing is wrong yet: the database opens, and then the account is made.
    retry: (count, error) => isOpening(error) && count < mostRetries,
    retryDelay: retryMs,
    onSuccess: (me) => {
      dropDraft(draftName)
      onDone(me)
    },
  })
  const submit = form.handleSubmit((values) => {
    create.mutate(values)
  })
  const taken = create.isError && problemOf(create.error).code === 'ALREADY_SET_UP'
  const text = {
    farmName: useField(control, 'farmName'),
    firstName: useField(control, 'firstName'),
    lastName: useField(control, 'lastName'),
    email: useField(control, 'email'),
    password: useField(control, 'password'),
  }
  return (
    <form className="setup-page" noValidate onSubmit={(event) => void submit(event)}>
      <section className="setup-ask">
        <h1>{t('owner.title')}</h1>
        <p className="t2">{t('owner.lead')}</p>
        <div className="setup-form">
          <div className="both">
            <TextField label={t('owner.farmName')} help={t('owner.farmNameHelp')} autoFocus {...text.farmName} />
          </div>
          <TextField label={t('owner.firstName')} autoComplete="given-name" {...text.firstName} />
          <TextField label={t('owner.lastName')} autoComplete="family-name" {...text.lastName} />
          <div className="both">
            <TextField
              label={t('owner.email')}
              help={t('owner.emailHelp')}
              type="email"
              autoComplete="username"
              {...text.email}
            />
          </div>
          <div className="both">
            <PasswordField label={t('owner.password')} autoComplete="new-password" {...text.password} />
          </div>
        </div>
        {create.isPending && create.failureReason && isOpening(create.failureReason) && (
          <p role="status" className="problem-line">
            {t('owner.stillOpening')}
          </p>
        )}
        {taken && <p className="problem-line watch">{t('owner.taken')}</p>}
        {create.isError && !taken && <Refusal error={create.error} />}
        <div className="row wrap">
          <Button variant="pri" size="lg" type="submit" busy={create.isPending}>
            {t('owner.submit')}
          </Button>
        </div>
      </section>
      <aside className="setup-then">
        <Rules control={control} />
      </aside>
    </form>
  )
}
