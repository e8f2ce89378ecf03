import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type SignIn, type SignInAnswer, signIn } from '../../../electron/contract/identity/identity.ts'
import { client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { PasswordField, TextField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { dropDraft, readDraft, useDraft } from '../../ui/use-draft.ts'
import { useChoice, useField } from '../../ui/use-field.ts'
import { ProviderButtons } from './provider-buttons.tsx'

const draftName = 'window.sign-in'

type StepProps = { onAnswer: (answer: SignInAnswer) => void; onForgot: () => void; onVerify: () => void }

/** What was typed stays after a wrong try; the password is never kept anywhere. */
export function PasswordStep({ onAnswer, onForgot, onVerify }: StepProps) {
  const { t } = useTranslation('identity')
  const form = useForm<SignIn>({
    resolver: zodResolver(signIn),
    defaultValues: readDraft(draftName, { login: '', password: '', stay: false }),
  })
  useDraft(draftName, form, ['password'])
  const answered = (answer: SignInAnswer) => {
    dropDraft(draftName)
    onAnswer(answer)
  }
  const enter = useMutation({ mutationFn: (values: SignIn) => client.identity.signIn(values), onSuccess: answered })
  const submit = form.handleSubmit((values) => {
    enter.mutate(values)
  })
  const login = useField(form.control, 'login')
  const password = useField(form.control, 'password')
  const stay = useChoice(form.control, 'stay')
  const staying = useWatch({ control: form.control, name: 'stay' })
  return (
    <>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextField label={t('login')} autoComplete="username" size="lg" autoFocus {...login} />
        <PasswordField label={t('password')} autoComplete="current-password" size="lg" {...password} />
        <Checkbox label={t('stay')} help={t('stayHelp')} {...stay} />
        <Refusal error={enter.error} said={{ WRONG_SIGN_IN: t('wrong') }} />
        <Button variant="pri" size="lg" type="submit" keyCap="Enter" busy={enter.isPending} wide>
          {t('submit')}
        </Button>
        <div className="identity-sign-in-links">
          <Button variant="ghost" size="sm" onPress={onForgot}>
            {t('forgot.link')}
          </Button>
          <Button variant="ghost" size="sm" onPress={onVerify}>
            {t('verify.link')}
          </Button>
        </div>
      </form>
      <ProviderButtons stay={staying} onAnswer={answered} />
    </>
  )
}
