import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { changePassword } from '../../../electron/contract/identity/account.ts'
import { type Me, password } from '../../../electron/contract/identity/person.ts'
import { client, problemOf } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/field.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { PasswordRules } from '../../ui/password-rules.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useField } from '../../ui/use-field.ts'
import { useFreshMe } from './use-fresh-me.ts'

/** Typed twice: what is mistyped once shuts a person out. */
const form = changePassword
  .extend({ again: z.string() })
  .refine(({ next, again }) => next === again, { path: ['again'], message: 'PASSWORDS_DIFFER' })
type Values = z.infer<typeof form>
const empty: Values = { current: '', next: '', again: '' }

export function PasswordPart({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  const fresh = useFreshMe()
  const { control, handleSubmit, reset } = useForm<Values>({
    resolver: zodResolver(form),
    defaultValues: empty,
    mode: 'onTouched',
  })
  const save = useMutation({
    mutationFn: ({ current, next }: Values) => withStepUp(() => client.account.changePassword({ current, next })),
    onSuccess: async () => {
      reset(empty)
      showToast({ text: t('password.saved') })
      await fresh()
    },
  })
  const submit = handleSubmit((values) => {
    save.mutate(values)
  })
  const current = useField(control, 'current')
  const next = useField(control, 'next')
  const again = useField(control, 'again')
  const wrong = save.isError && problemOf(save.error).code === 'WRONG_SIGN_IN'
  return (
    <form className="part-form" noValidate onSubmit={(event) => void submit(event)}>
      <PartHead title={t('part.password')} lead={t('password.lead')} />
      <div className="fields">
        <div className="account-stack flush">
          {me.hasPassword && (
            <PasswordField
              label={t('password.current')}
              autoComplete="current-password"
              {...current}
              error={wrong ? t('password.wrong') : current.error}
            />
          )}
          <PasswordField label={t('password.next')} autoComplete="new-password" {...next} />
          <PasswordField label={t('password.again')} autoComplete="new-password" {...again} />
        </div>
        <PasswordRules typed={useWatch({ control, name: 'next' })} schema={password} />
      </div>
      {save.isError && !wrong && <Refusal error={save.error} />}
      <div className="row wrap">
        <Button variant="pri" type="submit" busy={save.isPending}>
          {t('password.submit')}
        </Button>
      </div>
    </form>
  )
}
