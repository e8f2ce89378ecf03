import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../host/api.ts'
import { mailedCodeIn } from '../../person/mailed-code.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { StepLinks } from './step-links.tsx'

/** The long code of a verification mail tells by itself whose address it is: it needs no session. */
export function VerifyStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const { t } = useTranslation('identity')
  const [text, setText] = useState('')
  const [mistake, setMistake] = useState<'incomplete' | 'digits' | null>(null)
  const verify = useMutation({
    mutationFn: (token: string) => client.identity.verifyEmail({ token }),
    onSuccess: ({ email }) => {
      showToast({ text: t('verify.done', { email }) })
      onDone()
    },
  })
  const submit = () => {
    const code = mailedCodeIn(text)
    if (code && 'token' in code) verify.mutate(code.token)
    else setMistake(code ? 'digits' : 'incomplete')
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextField
        label={t('verify.label')}
        mono
        size="lg"
        autoComplete="one-time-code"
        autoFocus
        value={text}
        onChange={(typed) => {
          setText(typed)
          setMistake(null)
          verify.reset()
        }}
        error={mistake ? t(`verify.${mistake}`) : undefined}
      />
      <Refusal error={verify.error} said={{ WRONG_CODE: t('verify.wrong') }} />
      <Button variant="pri" size="lg" type="submit" busy={verify.isPending} wide>
        {t('verify.submit')}
      </Button>
      <StepLinks onBack={onBack} />
    </form>
  )
}
