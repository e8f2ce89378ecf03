import { useMutation } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepUpMethod } from '../../../electron/contract/base.ts'
import { client, problemOf } from '../../host/api.ts'
import { useStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PasswordField, TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'

type Way = 'code' | 'backup' | 'password'
type Proof = { code: string } | { password: string }

const wrongCodes = ['WRONG_CODE', 'WRONG_SIGN_IN']

function waysOf(methods: readonly StepUpMethod[]): Way[] {
  return [
    ...(methods.includes('totp') ? (['code', 'backup'] as const) : []),
    ...(methods.includes('password') ? (['password'] as const) : []),
  ]
}

function StepUpForm({ methods, answer }: { methods: readonly StepUpMethod[]; answer: (proven: boolean) => void }) {
  const { t } = useTranslation(['identity', 'common'])
  const ways = waysOf(methods)
  const [way, setWay] = useState<Way>(ways[0] ?? 'password')
  const [typed, setTyped] = useState('')
  const prove = useMutation({
    mutationFn: (proof: Proof) => client.identity.stepUp(proof),
    onSuccess: () => {
      answer(true)
    },
    onError: () => {
      setTyped('')
    },
  })
  const send = (text: string) => {
    if (text !== '' && !prove.isPending) prove.mutate(way === 'password' ? { password: text } : { code: text })
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    send(typed)
  }
  const change = (text: string) => {
    setTyped(text)
    if (text !== '') prove.reset()
  }
  const wrong = prove.isError && wrongCodes.includes(problemOf(prove.error).code)
  const error = wrong ? t(way === 'password' ? 'stepUp.wrongPassword' : 'stepUp.wrongCode') : undefined
  const field = { value: typed, onChange: change, error, autoFocus: true }
  return (
    <form noValidate onSubmit={submit}>
      <p className="t2">{t('stepUp.lead')}</p>
      {way === 'code' && (
        <CodeField key="code" label={t('code.label')} labelNote={t('code.from')} onComplete={send} {...field} />
      )}
      {way === 'backup' && <TextField key="backup" label={t('code.backup')} mono autoComplete="off" {...field} />}
      {way === 'password' && (
        <PasswordField key="password" label={t('password')} autoComplete="current-password" {...field} />
      )}
      {prove.isError && !wrong && <Refusal error={prove.error} />}
      <div className="row wrap">
        {ways
          .filter((other) => other !== way)
          .map((other) => (
            <Button
              key={other}
              variant="ghost"
              size="sm"
              onPress={() => {
                setTyped('')
                prove.reset()
                setWay(other)
              }}
            >
              {t(`stepUp.use.${other}`)}
            </Button>
          ))}
      </div>
      <FormActs onCancel={() => answer(false)} busy={prove.isPending}>
        {t('stepUp.submit')}
      </FormActs>
    </form>
  )
}

/** Mounted once in the frame; `withStepUp` opens it. */
export function StepUpDialog() {
  const { t } = useTranslation('identity')
  const question = useStepUp((state) => state.question)
  return (
    <Dialog title={t('stepUp.title')} isOpen={question !== null} onClose={() => question?.answer(false)}>
      {question && <StepUpForm {...question} />}
    </Dialog>
  )
}
