import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type PaymongoView, secretKey } from '../../../electron/contract/payment-links/paymongo.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { PasswordField } from '../../ui/field.tsx'
import { TestSteps, useLiveTest } from '../../ui/live-test.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useField } from '../../ui/use-field.ts'
import { useHotkey } from '../../ui/use-hotkey.ts'

const typed = z.object({ secretKey })
type Typed = z.infer<typeof typed>

function useKeep(onSaved: () => void) {
  const queries = useQueryClient()
  const keep = (view: PaymongoView) => {
    queries.setQueryData(api.paymongo.get.queryKey(), view)
  }
  const save = useMutation({
    mutationFn: (values: Typed) => withStepUp(() => client.paymongo.save(values)),
    onSuccess: (view) => {
      keep(view)
      onSaved()
    },
  })
  return { save, remove: async () => keep(await withStepUp(() => client.paymongo.remove())) }
}

function RemoveKey({ last4, remove }: { last4: string; remove: () => Promise<void> }) {
  const { t } = useTranslation('paymongo')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="danger"
        onPress={() => {
          setAsking(true)
        }}
      >
        {t('remove')}
      </Button>
      <ConfirmDialog
        title={t('removeTitle', { last4 })}
        isOpen={asking}
        onClose={() => {
          setAsking(false)
        }}
        confirmLabel={t('removeAction')}
        onConfirm={async () => {
          await remove()
          showToast({ text: t('removed') })
        }}
      >
        {t('removeText')}
      </ConfirmDialog>
    </>
  )
}

/** The key is typed, tried out and saved; what is saved is never shown again. */
export function PaymongoForm({ view: { key } }: { view: PaymongoView }) {
  const { t } = useTranslation(['paymongo', 'common', 'settings'])
  const canChange = useMay()('system:update')
  const form = useForm<Typed>({ resolver: zodResolver(typed), defaultValues: { secretKey: '' }, mode: 'onBlur' })
  const test = useLiveTest()
  const { save, remove } = useKeep(() => {
    form.reset({ secretKey: '' })
    showToast({ text: t('saved') })
  })
  const submit = form.handleSubmit((values) => {
    save.mutate(values)
  })
  const start = (wanted: string | null) => {
    test.start((signal) => withStepUp(() => client.paymongo.test({ secretKey: wanted }, { signal })))
  }
  const tryOut = () => {
    if (form.getValues('secretKey').trim() === '') start(null)
    else void form.handleSubmit((values) => start(values.secretKey))()
  }
  useHotkey('F9', () => void submit(), { label: t('save'), enabled: canChange })
  const field = useField(form.control, 'secretKey')
  if (!canChange) return <p className="t2">{t('settings:readOnly')}</p>
  return (
    <form noValidate className="part-form" onSubmit={(event) => void submit(event)}>
      <PasswordField
        label={t('key')}
        help={key === null ? t('keyHelp') : t('keptHelp', { last4: key.last4 })}
        autoComplete="off"
        placeholder="sk_live_…"
        {...field}
      />
      <div className="test-area">
        <div className="row wrap">
          <Button busy={test.running} onPress={tryOut}>
            {t('test')}
          </Button>
          <span className="t3 small">{t('testHelp')}</span>
        </div>
        <TestSteps of="paymongo" test={test} label={t('testLabel')} />
      </div>
      <div className="part-acts">
        <Refusal error={save.error} />
        <div className="row wrap">
          <Button variant="pri" type="submit" keyCap="F9" busy={save.isPending}>
            {t('save')}
          </Button>
          {key !== null && <RemoveKey last4={key.last4} remove={remove} />}
        </div>
      </div>
    </form>
  )
}
