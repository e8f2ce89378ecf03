import { type Control, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { BrokerInput } from '../../../electron/contract/settings/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { portNumber } from '../../ui/number/number-kinds.ts'
import { useNumber } from '../../ui/number/use-number.ts'
import { useReadOnly } from '../../ui/read-only.tsx'
import { Section } from '../../ui/section.tsx'
import { useChoice, useField } from '../../ui/use-field.ts'
import { SecretField } from './secret-field.tsx'

type FieldsProps = { control: Control<BrokerInput>; hasPassword: boolean }

function OpenFields({ control, hasPassword }: FieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <>
      <TextField label={t('embedded.username')} autoComplete="off" {...useField(control, 'embedded.username')} />
      <SecretField label={t('embedded.password')} isStored={hasPassword} {...useField(control, 'embeddedPassword')} />
    </>
  )
}

/** A broker here is of use only when this desktop listens to it as well. */
function ListenHere({ control }: { control: Control<BrokerInput> }) {
  const { t } = useTranslation('settings')
  const readOnly = useReadOnly()
  const [embedded, embeddedPassword] = useWatch({ control, name: ['embedded', 'embeddedPassword'] })
  const url = useChoice(control, 'url')
  const username = useChoice(control, 'username')
  const password = useChoice(control, 'password')
  const here = `mqtt://127.0.0.1:${embedded.port}`
  if (readOnly || url.value === here) return null
  return (
    <p className="both row wrap">
      <Button
        size="sm"
        onPress={() => {
          url.onChange(here)
          username.onChange(embedded.username)
          password.onChange(embeddedPassword)
        }}
      >
        {t('embedded.listen')}
      </Button>
      <span className="t3 small">{t('embedded.listenHelp')}</span>
    </p>
  )
}

function EnabledFields({ control, hasPassword }: FieldsProps) {
  const { t } = useTranslation('settings')
  const port = useNumber(control, 'embedded.port')
  const open = useChoice(control, 'embedded.open')
  return (
    <>
      <NumberField label={t('embedded.port')} kind={portNumber} {...port} />
      <div className="both">
        <Switch label={t('embedded.open')} help={t('embedded.openHelp')} {...open} />
      </div>
      {open.value && <OpenFields control={control} hasPassword={hasPassword} />}
      <ListenHere control={control} />
      {open.value && <p className="both t3 small">{t('embedded.address', { port: port.value })}</p>}
    </>
  )
}

/** The broker that this computer may itself be. */
export function EmbeddedFields({ control, hasPassword }: FieldsProps) {
  const { t } = useTranslation('settings')
  const enabled = useChoice(control, 'embedded.enabled')
  const on = useWatch({ control, name: 'embedded.enabled' })
  return (
    <Section title={t('embedded.title')}>
      <div className="fields spaced">
        <div className="both">
          <Switch label={t('embedded.enabled')} help={t('embedded.lead')} {...enabled} />
        </div>
        {on && <EnabledFields control={control} hasPassword={hasPassword} />}
      </div>
    </Section>
  )
}
