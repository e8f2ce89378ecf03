import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type SignIn, signIn } from '../../../electron/contract/identity.ts'
import type { Me } from '../../../electron/contract/person.ts'
import { client, problemOf } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { PasswordField, TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'
import { dropDraft, readDraft, useDraft } from '../../ui/use-draft.ts'
import { useChoice, useField } from '../../ui/use-field.ts'
import './identity.css'

const draftName = 'sign-in'

function Wrong() {
  const { t } = useTranslation('identity')
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      {t('wrong')}
    </p>
  )
}

type SignInProps = { farmName: string | null; onSignedIn: (me: Me) => void }

/** What was typed stays after a wrong try; the password is never kept anywhere. */
export function SignInScreen({ farmName, onSignedIn }: SignInProps) {
  const { t } = useTranslation('identity')
  const form = useForm<SignIn>({
    resolver: zodResolver(signIn),
    defaultValues: readDraft(draftName, { login: '', password: '', stay: false }),
  })
  useDraft(draftName, form, ['password'])
  const enter = useMutation({
    mutationFn: (values: SignIn) => client.identity.signIn(values),
    onSuccess: (answer) => {
      dropDraft(draftName)
      if (answer.done) onSignedIn(answer.me)
    },
  })
  const submit = form.handleSubmit((values) => {
    enter.mutate(values)
  })
  const login = useField(form.control, 'login')
  const password = useField(form.control, 'password')
  const stay = useChoice(form.control, 'stay')
  const wrong = enter.isError && problemOf(enter.error).code === 'WRONG_SIGN_IN'
  return (
    <section className="sign-in">
      <h1>
        {t('title')} {farmName && <span className="t2">{t('to', { farm: farmName })}</span>}
      </h1>
      <p className="t2">{t('lead')}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextField label={t('login')} autoComplete="username" size="lg" autoFocus {...login} />
        <PasswordField label={t('password')} autoComplete="current-password" size="lg" {...password} />
        <Checkbox label={t('stay')} help={t('stayHelp')} {...stay} />
        {wrong && <Wrong />}
        {enter.isError && !wrong && <ProblemLine error={enter.error} />}
        <Button variant="pri" size="lg" type="submit" keyCap="Enter" busy={enter.isPending} wide>
          {t('submit')}
        </Button>
      </form>
      <p className="t3 small">
        <span className="b t2">{t('other.title')}</span> {t('other.body')}
      </p>
    </section>
  )
}
