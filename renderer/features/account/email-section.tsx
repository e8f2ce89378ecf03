import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { State } from '../../ui/pill.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Section } from '../../ui/section.tsx'
import { ChangeEmail } from './change-email.tsx'
import { EmailCode } from './email-code.tsx'
import type { PartProps } from './part-props.ts'

type Open = { at: 'change' } | { at: 'code'; sentTo: string | null } | null

/** The address that codes go to, whether it is known to be this person's, and the one that waits to replace it. */
export function EmailSection({ me, onMe }: PartProps) {
  const { t } = useTranslation('account')
  const [open, setOpen] = useState<Open>(null)
  const { email, pendingEmail } = me
  const waits = pendingEmail !== null || !me.emailVerified
  const send = useMutation({
    mutationFn: () => client.account.sendEmailCode(),
    onSuccess: () => {
      setOpen({ at: 'code', sentTo: pendingEmail ?? email })
    },
  })
  const wasSent = pendingEmail !== null || (open?.at === 'code' && open.sentTo !== null)
  const acts = (
    <>
      {open?.at !== 'code' && (
        <Button size="sm" variant="ghost" onPress={() => setOpen({ at: 'code', sentTo: null })}>
          {t('email.codeHere')}
        </Button>
      )}
      <Button size="sm" busy={send.isPending} onPress={() => send.mutate()}>
        {t(wasSent ? 'email.sendAgain' : 'email.send')}
      </Button>
    </>
  )
  return (
    <Section title={t('email.title')}>
      <div className="li account-wrap-line">
        <span className="cut grow">{email}</span>
        <State state={me.emailVerified ? 'ok' : 'watch'}>
          {t(me.emailVerified ? 'email.verified' : 'email.unverified')}
        </State>
        {pendingEmail === null && waits && acts}
        <Button size="sm" variant="ghost" onPress={() => setOpen({ at: 'change' })}>
          {t('email.change')}
        </Button>
      </div>
      {pendingEmail !== null && (
        <div className="li account-wrap-line">
          <div className="grow">
            <div className="account-whole-address">{pendingEmail}</div>
            <State state="watch">{t('email.pending', { email })}</State>
          </div>
          {acts}
        </div>
      )}
      <Refusal error={send.error} />
      {waits && open?.at === 'code' && (
        <EmailCode key={open.sentTo} sentTo={open.sentTo} onMe={onMe} onDone={() => setOpen(null)} />
      )}
      {open?.at === 'change' && (
        <ChangeEmail
          onMe={onMe}
          onClose={(pending) => setOpen(pending === null ? null : { at: 'code', sentTo: pending })}
        />
      )}
    </Section>
  )
}
