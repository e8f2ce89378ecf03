import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { givenPassword, type Me, pin } from '../../../electron/contract/identity/person.ts'
import { client, problemOf } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { PasswordField } from '../../ui/field.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { State } from '../../ui/pill.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useField } from '../../ui/use-field.ts'
import { useFreshMe } from './use-fresh-me.ts'

const pinForm = z.object({ password: givenPassword, pin })
type Values = z.infer<typeof pinForm>
const empty: Values = { password: '', pin: '' }

export function PinPart({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  const fresh = useFreshMe()
  const [removing, setRemoving] = useState(false)
  const { control, handleSubmit, reset } = useForm<Values>({
    resolver: zodResolver(pinForm),
    defaultValues: empty,
    mode: 'onTouched',
  })
  const save = useMutation({
    mutationFn: (values: Values) => client.account.setPin(values),
    onSuccess: async () => {
      reset(empty)
      showToast({ text: t('pin.saved') })
      await fresh()
    },
  })
  const submit = handleSubmit((values) => {
    save.mutate(values)
  })
  const password = useField(control, 'password')
  const number = useField(control, 'pin')
  const code = save.isError ? problemOf(save.error).code : ''
  const wrong = code === 'WRONG_SIGN_IN' ? t('password.wrong') : password.error
  const plain = code === 'PIN_PLAIN' ? t('pin.plain') : number.error
  return (
    <form className="part-form" noValidate onSubmit={(event) => void submit(event)}>
      <PartHead title={t('part.pin')} lead={t('pin.lead')}>
        <State state={me.hasPin ? 'ok' : 'none'}>{t(me.hasPin ? 'pin.set' : 'pin.none')}</State>
      </PartHead>
      <div className="fields">
        <PasswordField label={t('password.current')} autoComplete="current-password" {...password} error={wrong} />
        <PasswordField label={t('pin.label')} help={t('pin.help')} autoComplete="off" {...number} error={plain} />
      </div>
      {save.isError && code !== 'WRONG_SIGN_IN' && code !== 'PIN_PLAIN' && <Refusal error={save.error} />}
      <div className="row wrap">
        <Button variant="pri" type="submit" busy={save.isPending}>
          {t(me.hasPin ? 'pin.change' : 'pin.submit')}
        </Button>
        {me.hasPin && (
          <Button variant="danger" onPress={() => setRemoving(true)}>
            {t('pin.remove')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        title={t('pin.removeTitle')}
        isOpen={removing}
        onClose={() => setRemoving(false)}
        confirmLabel={t('pin.remove')}
        onConfirm={async () => {
          await client.account.removePin()
          showToast({ text: t('pin.removed') })
          await fresh()
        }}
      >
        {t('pin.removeBody')}
      </ConfirmDialog>
    </form>
  )
}
