import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../electron/contract/identity/person.ts'
import { client, problemOf } from '../../host/api.ts'
import { type MailedCode, mailedCodeIn } from '../../person/mailed-code.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFreshMe } from './use-fresh-me.ts'

type CodeProps = { onMe: (me: Me) => void; onDone: () => void; sentTo: string | null }

/** The six digits, or the long code, which works without this session too. */
export function EmailCode({ onMe, onDone, sentTo }: CodeProps) {
  const { t } = useTranslation('account')
  const fresh = useFreshMe()
  const [text, setText] = useState('')
  const [mistaken, setMistaken] = useState(false)
  const confirm = useMutation({
    mutationFn: async (code: MailedCode) => {
      if ('digits' in code) onMe(await client.account.confirmEmail({ code: code.digits }))
      else {
        await client.identity.verifyEmail(code)
        await fresh()
      }
    },
    onSuccess: () => {
      showToast({ text: t('email.confirmed') })
      onDone()
    },
  })
  const submit = () => {
    const code = mailedCodeIn(text)
    setMistaken(code === null)
    if (code) confirm.mutate(code)
  }
  const wrong = confirm.isError && problemOf(confirm.error).code === 'WRONG_CODE'
  const mistake = mistaken ? t('email.codeForm') : undefined
  return (
    <form
      className="account-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {sentTo !== null && <p className="t2">{t('email.codeSent', { email: sentTo })}</p>}
      <TextField
        label={t('email.code')}
        help={t('email.codeHelp')}
        mono
        autoComplete="one-time-code"
        autoFocus
        value={text}
        onChange={(typed) => {
          setText(typed)
          setMistaken(false)
          confirm.reset()
        }}
        error={wrong ? t('email.wrongCode') : mistake}
      />
      {confirm.isError && !wrong && <Refusal error={confirm.error} />}
      <div className="row">
        <Button variant="pri" type="submit" busy={confirm.isPending}>
          {t('email.codeSubmit')}
        </Button>
      </div>
    </form>
  )
}
