import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../electron/contract/identity/person.ts'
import { client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { PinForm } from './pin-form.tsx'

function UnlockByPassword({ onBack }: { onBack: (me: Me) => void }) {
  const { t } = useTranslation('identity')
  const [password, setPassword] = useState('')
  const unlock = useMutation({
    mutationFn: (given: string) => client.identity.unlock({ password: given }),
    onSuccess: onBack,
    onError: () => {
      setPassword('')
    },
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '' && !unlock.isPending) unlock.mutate(password)
      }}
    >
      <PasswordField
        label={t('password')}
        autoComplete="current-password"
        size="lg"
        autoFocus
        value={password}
        onChange={(text) => {
          setPassword(text)
          if (text !== '') unlock.reset()
        }}
      />
      <Refusal error={unlock.error} said={{ WRONG_SIGN_IN: t('stepUp.wrongPassword') }} />
      <Button variant="pri" size="lg" type="submit" keyCap="Enter" busy={unlock.isPending} wide>
        {t('lock.unlock')}
      </Button>
    </form>
  )
}

/** The owner of the locked desk, by what they have. */
export function UnlockOwn({ me, onBack }: { me: Me; onBack: (me: Me) => void }) {
  const { t } = useTranslation('identity')
  const [byPin, setByPin] = useState(me.hasPin)
  return (
    <>
      {byPin ? (
        <PinForm submit={t('lock.unlock')} enter={(pin) => client.identity.unlock({ pin })} onDone={onBack} />
      ) : (
        <UnlockByPassword onBack={onBack} />
      )}
      {me.hasPin && me.hasPassword && (
        <div className="identity-sign-in-links">
          <Button
            variant="ghost"
            size="sm"
            onPress={() => {
              setByPin(!byPin)
            }}
          >
            {t(byPin ? 'lock.byPassword' : 'lock.byPin')}
          </Button>
        </div>
      )}
    </>
  )
}
