import { useTranslation } from 'react-i18next'
import type { DeviceAlert } from '../../../electron/contract/chambers/chambers.ts'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { formatSince } from './moments.ts'

/** What the chamber itself warned of last, in its own words. */
export function AlertRows({ alerts }: { alerts: readonly DeviceAlert[] }) {
  const { t } = useTranslation('chambers')
  const now = useNow(60_000)
  return (
    <>
      <h3 className="chamber-alerts t3 small">{t('health.alerts')}</h3>
      <ul>
        {alerts.map(({ type, room, message, at }) => (
          <li key={`${type} ${room}`} className="li small">
            <Icon name="watch" small />
            <span className="grow">{message || type}</span>
            <span className="t3 num">{formatSince(at, now)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
