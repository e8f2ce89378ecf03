import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { resetPassword, signIn } from '../../../electron/contract/identity/identity.ts'
import { password } from '../../../electron/contract/identity/person.ts'
import { client, problemOf } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { PasswordField, TextField } from '../../ui/field.tsx'
import { PasswordRules } from '../../ui/password-rules.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { dropDraft, readDraft, useDraft } from '../../ui/use-draft.ts'
import { useField } from '../../ui/use-field.ts'
import { StepLinks } from './step-links.tsx'

const ask = z.object({ login: signIn.shape.login })
const draftName = 'window.reset'

/** Always the same answer, whether there is such an account or not. */
type AskProps = { onAsked: (login: string, mailed: boolean) => void; onBack: () => void }

export function AskResetStep({ onAsked, onBack }: AskProps) {
  const { t } = useTranslation('identity')
  const form = useForm<z.infer<typeof ask>>({
    resolver: zodResolver(ask),
    defaultValues: { login: readDraft('window.sign-in', { login: '' }).login },
  })
  const send = useMutation({
    mutationFn: (values: z.infer<typeof ask>) => client.identity.askReset(values),
    onSuccess: (_, { login }) => {
      onAsked(login, true)
    },
  })
  const submit = form.handleSubmit((values) => {
    send.mutate(values)
  })
  const login = useField(form.control, 'login')
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <TextField label={t('login')} autoComplete="username" size="lg" autoFocus {...login} />
      <Refusal error={send.error} />
      <Button variant="pri" size="lg" type="submit" busy={send.isPending} wide>
        {t('forgot.ask')}
      </Button>
      <StepLinks onBack={onBack}>
        <Button
          variant="ghost"
          size="sm"
          onPress={() => {
            onAsked(form.getValues('login'), false)
          }}
        >
          {t('forgot.have')}
        </Button>
      </StepLinks>
    </form>
  )
}

type ResetValues = z.input<typeof resetPassword>

/** The code from the mail or from the office, and the password it opens. */
export function ResetStep({ login, onDone, onBack }: { login: string; onDone: () => void; onBack: () => void }) {
  const { t } = useTranslation('identity')
  const form = useForm<ResetValues>({
    resolver: zodResolver(resetPassword),
    defaultValues: readDraft(draftName, { login, code: '', password: '', second: '' }),
    mode: 'onTouched',
  })
  useDraft(draftName, form, ['code', 'password', 'second'])
  const { control } = form
  const send = useMutation({
    mutationFn: (values: ResetValues) => client.identity.reset(values),
    onSuccess: () => {
      dropDraft(draftName)
      showToast({ text: t('forgot.done') })
      onDone()
    },
    onError: (error) => {
      if (problemOf(error).code === 'SECOND_NEEDED') setIsSecond(true)
    },
  })
  const submit = form.handleSubmit((values) => {
    send.mutate(values)
  })
  // Asked for only once the code was right: nobody learns from the form what an account is worth.
  const [isSecond, setIsSecond] = useState(false)
  const second = useField(control, 'second')
  const text = {
    login: useField(control, 'login'),
    code: useField(control, 'code'),
    password: useField(control, 'password'),
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <TextField label={t('login')} autoComplete="username" {...text.login} />
      <TextField label={t('code.label')} mono autoComplete="one-time-code" autoFocus {...text.code} />
      <PasswordField label={t('forgot.password')} autoComplete="new-password" {...text.password} />
      <PasswordRules typed={useWatch({ control, name: 'password' })} schema={password} />
      {isSecond && (
        <TextField
          label={t('forgot.second')}
          help={t('forgot.secondHelp')}
          mono
          autoComplete="off"
          autoFocus
          {...second}
          value={second.value ?? ''}
        />
      )}
      <Refusal error={send.error} said={{ WRONG_CODE: t('forgot.wrong') }} />
      <Button variant="pri" size="lg" type="submit" busy={send.isPending} wide>
        {t('forgot.submit')}
      </Button>
      <StepLinks
        onBack={() => {
          dropDraft(draftName)
          onBack()
        }}
      />
    </form>
  )
}
