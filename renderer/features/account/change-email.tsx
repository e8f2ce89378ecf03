import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { email as emailSchema } from '../../../electron/contract/identity/person.ts'
import { client, problemOf } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { mistakeWords } from '../../ui/use-field.ts'
import type { PartProps } from './part-props.ts'

/** Another address, which counts once it is verified. */
export function ChangeEmail({
  onMe,
  onClose,
}: Pick<PartProps, 'onMe'> & { onClose: (pending: string | null) => void }) {
  const { t } = useTranslation(['account', 'common'])
  const [address, setAddress] = useState('')
  const [touched, setTouched] = useState(false)
  const parsed = emailSchema.safeParse(address)
  const change = useMutation({
    mutationFn: (email: string) => withStepUp(() => client.account.changeEmail({ email })),
    onSuccess: (me) => {
      onMe(me)
      // The address one has already takes no code: it drops what was pending.
      onClose(me.pendingEmail)
    },
  })
  const taken = change.isError && problemOf(change.error).code === 'TAKEN'
  const mistake = touched && !parsed.success ? mistakeWords(address === '' ? 'REQUIRED' : 'EMAIL') : undefined
  return (
    <form
      className="account-stack"
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
      {change.isError && !taken && <Refusal error={change.error} />}
      <div className="row wrap">
        <Button variant="pri" type="submit" busy={change.isPending}>
          {t('email.submit')}
        </Button>
        <Button onPress={() => onClose(null)}>{t('common:action.cancel')}</Button>
      </div>
    </form>
  )
}
