import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { email } from '../../../electron/contract/identity/person.ts'
import type { MailInput } from '../../../electron/contract/notifications/mail.ts'
import { api, client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { TestSteps, useLiveTest } from '../../ui/live-test.tsx'
import { mistakeWords } from '../../ui/use-field.ts'

type TestAreaProps = {
  /** Calls `go` with what is in the fields, when that can be tested. */
  withValues: (go: (values: MailInput) => void) => void
}

/** Walks to the mail server step by step, and sends one mail. */
export function MailTestArea({ withValues }: TestAreaProps) {
  const { t } = useTranslation('mail')
  const me = useQuery(api.identity.me.queryOptions({ enabled: false }))
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const to = typed ?? me.data?.email ?? ''
  const isGood = email.safeParse(to).success
  const test = useLiveTest()
  const start = () => {
    setTried(true)
    if (!isGood) return
    withValues((values) => {
      test.start((signal) => withStepUp(() => client.mail.test({ ...values, to }, { signal })))
    })
  }
  return (
    <div className="test-area">
      <div className="mail-to">
        <TextField
          label={t('to')}
          name="to"
          value={to}
          onChange={setTyped}
          onBlur={() => undefined}
          error={tried && !isGood ? mistakeWords('EMAIL') : undefined}
        />
        <Button busy={test.running} onPress={start}>
          {t('test')}
        </Button>
      </div>
      <p className="t3 small">{t('testHelp')}</p>
      <TestSteps of="mail" test={test} label={t('testLabel')} />
    </div>
  )
}
