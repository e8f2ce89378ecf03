import { useTranslation } from 'react-i18next'
import { useDatabaseAway } from '../host/database-away.ts'
import { formatClock } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'

/** Over every screen while the database is away: how old things are, and what becomes of what is typed. */
export function DatabaseAwayNotice() {
  const { t } = useTranslation('frame')
  const since = useDatabaseAway((database) => database.since)
  if (since === null) return null
  return (
    <div role="status" className="shell-notice watch">
      <Icon name="offline" small />
      <span>{t('databaseAway', { at: formatClock(new Date(since)) })}</span>
    </div>
  )
}
