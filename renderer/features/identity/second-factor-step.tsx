import { useMutation } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../electron/contract/identity/person.ts'
import { client, problemOf } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { StepLinks } from './step-links.tsx'

type StepProps = { ticket: string; onSignedIn: (me: Me) => void; onBack: () => void }

/** Six digits submit themselves; who has no phone at hand takes a backup code. */
export function SecondFactorStep({ ticket, onSignedIn, onBack }: StepProps) {
  const { t } = useTranslation('identity')
  const [backup, setBackup] = useState(false)
  const [code, setCode] = useState('')
  const enter = useMutation({
    mutationFn: (given: string) => client.identity.secondFactor({ ticket, code: given }),
    onSuccess: onSignedIn,
    onError: () => {
      setCode('')
    },
  })
  const send = (given: string) => {
    if (given.trim().length >= 6 && !enter.isPending) enter.mutate(given)
  }
  const change = (text: string) => {
    setCode(text)
    if (text !== '') enter.reset()
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    send(code)
  }
  const wrong = enter.isError && problemOf(enter.error).code === 'WRONG_CODE'
  const error = wrong ? t(backup ? 'code.wrongBackup' : 'stepUp.wrongCode') : undefined
  const field = { value: code, onChange: change, error, autoFocus: true }
  return (
    <form noValidate onSubmit={submit}>
      {backup ? (
        <TextField key="backup" label={t('code.backup')} mono size="lg" autoComplete="off" {...field} />
      ) : (
        <CodeField key="code" label={t('code.label')} labelNote={t('code.from')} onComplete={send} {...field} />
      )}
      {enter.isError && !wrong && <Refusal error={enter.error} />}
      <Button variant="pri" size="lg" type="submit" busy={enter.isPending} wide>
        {t('submit')}
      </Button>
      <StepLinks onBack={onBack}>
        <Button
          variant="ghost"
          size="sm"
          onPress={() => {
            setCode('')
            enter.reset()
            setBackup(!backup)
          }}
        >
          {t(backup ? 'stepUp.use.code' : 'stepUp.use.backup')}
        </Button>
      </StepLinks>
    </form>
  )
}
