import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type ProviderInput, type ProviderView, providerInput } from '../../../electron/contract/identity/providers.ts'
import { api, client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { TestSteps, useLiveTest } from '../../ui/live-test.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useChoice, useField } from '../../ui/use-field.ts'
import { SecretField } from './secret-field.tsx'

const kinds = ['google', 'facebook', 'openid'] as const

/** The form's start: what is kept, and a secret that stays as it is. */
function inputOf(view: ProviderView | null): ProviderInput {
  if (!view) {
    const empty = { id: '', name: '', issuer: '', clientId: '', clientSecret: null }
    return { ...empty, kind: 'openid', enabled: true, newPeople: false }
  }
  const { hasSecret: _, ...settings } = view
  return { ...settings, clientSecret: null }
}

function ProviderFields({ control, stored }: { control: Control<ProviderInput>; stored: ProviderView | null }) {
  const { t } = useTranslation('providers')
  const kind = useWatch({ control, name: 'kind' })
  const enabled = useChoice(control, 'enabled')
  const newPeople = useChoice(control, 'newPeople')
  const id = useField(control, 'id')
  const issuer = useField(control, 'issuer')
  return (
    <div className="fields">
      <SelectField
        label={t('kind.label')}
        {...useChoice(control, 'kind')}
        options={kinds.map((each) => ({ id: each, label: t(`kind.${each}`) }))}
      />
      <TextField label={t('field.name')} {...useField(control, 'name')} />
      {!stored && <TextField label={t('field.id')} help={t('field.idHelp')} mono {...id} />}
      {kind === 'openid' && (
        <div className="both">
          <TextField label={t('field.issuer')} help={t('field.issuerHelp')} mono {...issuer} />
        </div>
      )}
      <div className="both">
        <TextField label={t('field.clientId')} help={t('field.clientIdHelp')} mono {...useField(control, 'clientId')} />
      </div>
      <div className="both">
        <SecretField
          label={t('field.secret')}
          isStored={stored?.hasSecret ?? false}
          {...useField(control, 'clientSecret')}
        />
        <p className="t3 small">{t('field.secretHelp')}</p>
      </div>
      <div className="both">
        <Switch label={t('field.enabled')} {...enabled} />
      </div>
      <div className="both">
        <Switch label={t('field.newPeople')} help={t('field.newPeopleHelp')} {...newPeople} />
      </div>
      {kind === 'facebook' && <p className="both t2 small">{t('facebookNote')}</p>}
    </div>
  )
}

export function ProviderDialog({ stored, onClose }: { stored: ProviderView | null; onClose: () => void }) {
  const { t } = useTranslation(['providers', 'common'])
  const queryClient = useQueryClient()
  const form = useForm<ProviderInput>({ resolver: zodResolver(providerInput), defaultValues: inputOf(stored) })
  const test = useLiveTest()
  const save = useMutation({
    mutationFn: (values: ProviderInput) => withStepUp(() => client.providers.save(values)),
    onSuccess: async ({ name }) => {
      await queryClient.invalidateQueries({ queryKey: api.providers.key() })
      showToast({ text: t('saved', { name }) })
      onClose()
    },
  })
  const submit = form.handleSubmit((values) => {
    save.mutate(values)
  })
  const tryOut = form.handleSubmit((values) => {
    test.start((signal) => withStepUp(() => client.providers.test(values, { signal })))
  })
  return (
    <Dialog
      title={stored ? t('dialog.edit', { name: stored.name }) : t('dialog.add')}
      isOpen
      onClose={onClose}
      width="md"
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="pri" busy={save.isPending} onPress={() => void submit()}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <ProviderFields control={form.control} stored={stored} />
        <div className="test-area">
          <div className="row wrap">
            <Button busy={test.running} onPress={() => void tryOut()}>
              {t(test.endedAt === null ? 'common:action.test' : 'common:action.testAgain')}
            </Button>
            <span className="t3 small">{t('testHelp')}</span>
          </div>
          <TestSteps of="provider" test={test} label={t('testLabel')} />
        </div>
        <Refusal words={{ of: 'providers' }} error={save.error} />
      </form>
    </Dialog>
  )
}
