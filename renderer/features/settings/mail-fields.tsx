import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { MailInput } from '../../../electron/contract/notifications/mail.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { portNumber } from '../../ui/number/number-kinds.ts'
import { useNumber } from '../../ui/number/use-number.ts'
import { PemField } from '../../ui/pem-field.tsx'
import { useChoice, useField } from '../../ui/use-field.ts'
import { SecretField } from './secret-field.tsx'

type FieldsProps = { control: Control<MailInput>; hasPassword: boolean }

/** Where each way of encryption is usually found. */
const usualPorts = { tls: 465, starttls: 587, none: 25 } as const

function SecurityField({ control }: Pick<FieldsProps, 'control'>) {
  const { t } = useTranslation('mail')
  const { onChange, ...security } = useChoice(control, 'security')
  const port = useChoice(control, 'port')
  return (
    <SelectField
      label={t('security')}
      {...security}
      onChange={(chosen) => {
        // A port that somebody chose stays; a usual one follows.
        if (port.value === usualPorts[security.value]) port.onChange(usualPorts[chosen])
        onChange(chosen)
      }}
      options={[
        { id: 'starttls', label: t('securityStarttls'), detail: t('securityStarttlsDetail') },
        { id: 'tls', label: t('securityTls'), detail: t('securityTlsDetail') },
        { id: 'none', label: t('securityNone'), detail: t('securityNoneDetail') },
      ]}
    />
  )
}

/** How the farm's mail server is reached, and by whose name it sends. */
export function MailFields({ control, hasPassword }: FieldsProps) {
  const { t } = useTranslation('mail')
  return (
    <div className="fields">
      <div className="both">
        <TextField
          label={t('host')}
          help={t('hostHelp')}
          placeholder="smtp.example.com"
          mono
          {...useField(control, 'host')}
        />
      </div>
      <SecurityField control={control} />
      <NumberField label={t('port')} kind={portNumber} {...useNumber(control, 'port')} />
      <TextField label={t('username')} help={t('usernameHelp')} autoComplete="off" {...useField(control, 'username')} />
      <SecretField label={t('password')} isStored={hasPassword} {...useField(control, 'password')} />
      <TextField label={t('from')} placeholder="farm@example.com" {...useField(control, 'from')} />
      <TextField label={t('fromName')} {...useField(control, 'fromName')} />
      <div className="both">
        <PemField holds="CERTIFICATE" label={t('ca')} help={t('caHelp')} {...useField(control, 'ca')} />
      </div>
    </div>
  )
}
