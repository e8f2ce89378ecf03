import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { email as emailSchema } from '../../../electron/contract/person.ts'
import { client, problemOf } from '../../api.ts'
import { withStepUp } from '../../step-up.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { State } from '../../ui/pill.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { showToast } from '../../ui/toast.tsx'
import { mistakeWords } from '../../ui/use-field.ts'
import type { PartProps } from './part-props.ts'

function ConfirmCode({ onMe }: Pick<PartProps, 'onMe'>) {
  const { t } = useTranslation('account')
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: (given: string) => client.account.confirmEmail({ code: given }),
    onSuccess: (me) => {
      onMe(me)
      showToast({ text: t('email.confirmed') })
    },
    onError: () => {
      setCode('')
    },
  })
  const wrong = confirm.isError && problemOf(confirm.error).code === 'WRONG_CODE'
  return (
    <div className="stack">
      <CodeField
        label={t('email.code')}
        labelNote={t('email.codeFrom')}
        value={code}
        onChange={(digits) => {
          setCode(digits)
          if (digits !== '') confirm.reset()
        }}
        onComplete={(digits) => {
          confirm.mutate(digits)
        }}
        error={wrong ? t('email.wrongCode') : undefined}
        autoFocus
      />
      {confirm.isError && !wrong && <ProblemLine error={confirm.error} />}
    </div>
  )
}

function ChangeEmail({ onMe, onClose }: Pick<PartProps, 'onMe'> & { onClose: (changed: boolean) => void }) {
  const { t } = useTranslation(['account', 'common'])
  const [address, setAddress] = useState('')
  const [touched, setTouched] = useState(false)
  const parsed = emailSchema.safeParse(address)
  const change = useMutation({
    mutationFn: (email: string) => withStepUp(() => client.account.changeEmail({ email })),
    onSuccess: (me) => {
      onMe(me)
      onClose(true)
    },
  })
  const taken = change.isError && problemOf(change.error).code === 'TAKEN'
  const mistake = touched && !parsed.success ? mistakeWords(address === '' ? 'REQUIRED' : 'EMAIL') : undefined
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTouched(true)
        if (parsed.success) change.mutate(parsed.data)
      }}
    >
      <TextField
        label={t('email.next')}
        help={t('email.nextHelp')}
        type="email"
        autoComplete="email"
        autoFocus
        value={address}
        onChange={setAddress}
        error={taken ? t('email.taken') : mistake}
      />
      {change.isError && !taken && <ProblemLine error={change.error} />}
      <div className="row wrap">
        <Button variant="pri" type="submit" busy={change.isPending}>
          {t('email.submit')}
        </Button>
        <Button onPress={() => onClose(false)}>{t('common:action.cancel')}</Button>
      </div>
    </form>
  )
}

/** The address that codes go to, and whether it is known to be this person's. */
export function EmailSection({ me, onMe }: PartProps) {
  const { t } = useTranslation('account')
  const [open, setOpen] = useState<'change' | 'code' | null>(null)
  const send = useMutation({
    mutationFn: () => client.account.sendEmailCode(),
    onSuccess: () => {
      setOpen('code')
    },
  })
  return (
    <Section title={t('email.title')}>
      <div className="li wrap-line">
        <span className="cut grow">{me.email}</span>
        <State state={me.emailVerified ? 'ok' : 'watch'}>
          {t(me.emailVerified ? 'email.verified' : 'email.unverified')}
        </State>
        {!me.emailVerified && (
          <Button size="sm" busy={send.isPending} onPress={() => send.mutate()}>
            {t(open === 'code' ? 'email.sendAgain' : 'email.send')}
          </Button>
        )}
        <Button size="sm" variant="ghost" onPress={() => setOpen('change')}>
          {t('email.change')}
        </Button>
      </div>
      {send.isError && <ProblemLine error={send.error} />}
      {open === 'code' && (
        <ConfirmCode
          onMe={(confirmed) => {
            setOpen(null)
            onMe(confirmed)
          }}
        />
      )}
      {open === 'change' && <ChangeEmail onMe={onMe} onClose={(changed) => setOpen(changed ? 'code' : null)} />}
    </Section>
  )
}
