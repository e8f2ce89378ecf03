import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { BrokerInput } from '../../../electron/contract/settings/settings.ts'
import { Switch } from '../../ui/choice.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { PemField } from '../../ui/pem-field.tsx'
import { useChoice, useField } from '../../ui/use-field.ts'
import { SecretField } from './secret-field.tsx'

type FieldsProps = { control: Control<BrokerInput>; hasPassword: boolean }

/** How this desktop reaches the farm's broker. */
export function BrokerFields({ control, hasPassword }: FieldsProps) {
  const { t } = useTranslation('settings')
  const older = useChoice(control, 'older')
  const protocol = useChoice(control, 'protocol')
  return (
    <div className="fields">
      <div className="both">
        <TextField
          label={t('broker.url')}
          help={t('broker.urlHelp')}
          placeholder="mqtts://broker.local:8883"
          mono
          {...useField(control, 'url')}
        />
      </div>
      <TextField label={t('broker.username')} autoComplete="off" {...useField(control, 'username')} />
      <SecretField label={t('broker.password')} isStored={hasPassword} {...useField(control, 'password')} />
      <SelectField
        label={t('broker.protocol')}
        {...protocol}
        options={[
          { id: 'auto', label: t('broker.protocolAuto'), detail: t('broker.protocolAutoDetail') },
          { id: '5', label: '5' },
          { id: '3.1.1', label: '3.1.1' },
        ]}
      />
      <div className="both">
        <PemField holds="CERTIFICATE" label={t('broker.ca')} help={t('broker.caHelp')} {...useField(control, 'ca')} />
      </div>
      <div className="both">
        <Switch label={t('broker.older')} help={t('broker.olderHelp')} {...older} />
      </div>
    </div>
  )
}
