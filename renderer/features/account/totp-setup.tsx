import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TotpSetup as Setup } from '../../../electron/contract/identity/account.ts'
import { client, problemOf } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { Refusal } from '../../ui/refusal.tsx'

const inFours = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

type SetupProps = { setup: Setup; onCodes: (codes: readonly string[]) => void; onCancel: () => void }

/** The picture for a phone, the text for those who type, and the code that proves it arrived. */
export function TotpSetup({ setup, onCodes, onCancel }: SetupProps) {
  const { t } = useTranslation(['account', 'common'])
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: (given: string) => client.account.confirmTwoFactor({ code: given }),
    onSuccess: ({ codes }) => {
      onCodes(codes)
    },
    onError: () => {
      setCode('')
    },
  })
  const wrong = confirm.isError && problemOf(confirm.error).code === 'WRONG_CODE'
  return (
    <div className="account-totp">
      <img
        className="account-qr"
        width={176}
        height={176}
        alt={t('secondFactor.qr')}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(setup.qrSvg)}`}
      />
      <div className="account-stack flush">
        <ol className="account-setup-list">
          <li>{t('secondFactor.step.scan')}</li>
          <li>
            {t('secondFactor.step.type')}
            <output className="account-secret-text mono">{inFours(setup.secret)}</output>
          </li>
          <li>{t('secondFactor.step.code')}</li>
        </ol>
        <CodeField
          label={t('secondFactor.code')}
          value={code}
          onChange={(digits) => {
            setCode(digits)
            if (digits !== '') confirm.reset()
          }}
          onComplete={(digits) => {
            confirm.mutate(digits)
          }}
          error={wrong ? t('secondFactor.wrong') : undefined}
          autoFocus
        />
        {confirm.isError && !wrong && <Refusal error={confirm.error} />}
        <div className="row">
          <Button onPress={onCancel}>{t('common:action.cancel')}</Button>
        </div>
      </div>
    </div>
  )
}
