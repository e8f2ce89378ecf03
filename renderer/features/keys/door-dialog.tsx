import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type ApiDoorInput, type ApiDoorView, apiDoorInput } from '../../../electron/contract/keys.ts'
import { api, client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Switch } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { portNumber } from '../../ui/number/number-kinds.ts'
import { useNumber } from '../../ui/number/use-number.ts'
import { PemField } from '../../ui/pem-field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useChoice, useField } from '../../ui/use-field.ts'
import { keyRefusals } from './key-refusals.ts'

type FieldsProps = { control: Control<ApiDoorInput>; hasPrivateKey: boolean }

function CertificateFields({ control, hasPrivateKey }: FieldsProps) {
  const { t } = useTranslation('keys')
  const { value, onChange, ...privateKey } = useField(control, 'privateKey')
  const certificate = useWatch({ control, name: 'certificate' })
  return (
    <>
      <PemField
        holds="CERTIFICATE"
        label={t('door.certificate')}
        help={t('door.certificateHelp')}
        {...useField(control, 'certificate')}
      />
      {certificate !== '' && (
        <PemField
          holds="PRIVATE KEY"
          label={t('door.privateKey')}
          help={t(hasPrivateKey ? 'door.privateKeyKept' : 'door.privateKeyHelp')}
          autoComplete="off"
          {...privateKey}
          value={value ?? ''}
          onChange={(text) => {
            onChange(text === '' ? null : text)
          }}
        />
      )}
    </>
  )
}

function EnabledFields({ control, hasPrivateKey }: FieldsProps) {
  const { t } = useTranslation('keys')
  const open = useChoice(control, 'open')
  return (
    <>
      <NumberField label={t('door.port')} kind={portNumber} {...useNumber(control, 'port')} />
      <Switch label={t('door.open')} help={t('door.openHelp')} {...open} />
      {open.value && <CertificateFields control={control} hasPrivateKey={hasPrivateKey} />}
    </>
  )
}

export function DoorDialog({ view, onClose }: { view: ApiDoorView; onClose: () => void }) {
  const { t } = useTranslation(['keys', 'common'])
  const queries = useQueryClient()
  const { enabled, port, open, certificate } = view
  const form = useForm<ApiDoorInput>({
    resolver: zodResolver(apiDoorInput),
    mode: 'onTouched',
    defaultValues: { enabled, port, open, certificate, privateKey: null },
  })
  const save = useMutation({
    mutationFn: (values: ApiDoorInput) => withStepUp(() => client.keys.saveDoor(values)),
    onSuccess: (saved) => {
      queries.setQueryData(api.keys.door.queryKey(), saved)
      showToast({ text: t(saved.url === null ? 'door.nowShut' : 'door.nowOpen') })
      onClose()
    },
  })
  const submit = form.handleSubmit((values) => {
    save.mutate(values)
  })
  const on = useChoice(form.control, 'enabled')
  return (
    <Dialog title={t('door.title')} isOpen onClose={onClose} width="md">
      <form noValidate className="keys-form" onSubmit={(event) => void submit(event)}>
        <Switch label={t('door.enabled')} help={t('door.enabledHelp')} {...on} />
        {on.value && <EnabledFields control={form.control} hasPrivateKey={view.hasPrivateKey} />}
        {on.value && view.fingerprint && (
          <p className="small t2">
            {t('door.fingerprint')} <span className="mono breakable">{view.fingerprint}</span>
          </p>
        )}
        <Refusal words={keyRefusals} error={save.error} />
        <FormActs onCancel={onClose} busy={save.isPending}>
          {t('common:action.save')}
        </FormActs>
      </form>
    </Dialog>
  )
}
