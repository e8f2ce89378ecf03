import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../electron/contract/identity/person.ts'
import { client } from '../../host/api.ts'
import { SelectField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { farmZone } from '../../ui/time-zone.ts'
import { showToast } from '../../ui/toast.tsx'
import type { PartProps } from './part-props.ts'
import { timeZones } from './time-zones.ts'

/** What is saved as soon as it is chosen: only what changed is sent, so that two windows lose neither's choice. */
export function OwnSettings({ me, onMe }: PartProps) {
  const { t } = useTranslation('account')
  const save = useMutation({
    mutationFn: (changed: Preferences) => client.account.savePreferences(changed),
    onSuccess: (preferences) => {
      onMe({ ...me, preferences })
      showToast({ text: t('preferences.saved') })
    },
  })
  const chosen = { ...me.preferences, ...(save.isPending && save.variables) }
  const zone = chosen.timezone ?? farmZone
  return (
    <>
      <div className="account-own-zone">
        <SelectField
          label={t('preferences.timezone')}
          help={t('preferences.timezoneHelp')}
          value={zone}
          options={timeZones(zone)}
          onChange={(timezone) => {
            save.mutate({ timezone })
          }}
        />
      </div>
      <Refusal error={save.error} />
    </>
  )
}
