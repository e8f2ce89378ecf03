import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../electron/contract/person.ts'
import { client } from '../../api.ts'
import { Switch } from '../../ui/choice.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { PartProps } from './part-props.ts'
import { farmZone, timeZones } from './time-zones.ts'

const ways = ['email', 'push', 'sms'] as const
const standard = { email: true, push: true, sms: false }

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
  const wanted = chosen.notifications ?? standard
  return (
    <>
      <div className="own-zone">
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
      <fieldset className="own-messages">
        <legend>
          <h3>{t('preferences.notifications')}</h3>
        </legend>
        {ways.map((way) => (
          <Switch
            key={way}
            label={t(`preferences.${way}`)}
            value={wanted[way]}
            onChange={(on) => {
              save.mutate({ notifications: { ...wanted, [way]: on } })
            }}
          />
        ))}
        <p className="t3 small">{t('preferences.notificationsHelp')}</p>
      </fieldset>
      {save.isError && <ProblemLine error={save.error} />}
    </>
  )
}
