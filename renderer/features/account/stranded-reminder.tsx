import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFarmView } from '../../frame/farm-context.ts'
import { Icon } from '../../ui/icon.tsx'
import { isStranded } from './recovery-part.tsx'

/** Who could not come back is told where the day begins: the account's own page is opened by nobody in time. */
export function StrandedReminder() {
  const { t } = useTranslation('account')
  const { app, me } = useFarmView()
  if (app.start === 'demo' || !isStranded(me)) return null
  return (
    <Link to="/account/$part" params={{ part: 'secondFactor' }} className="li watch">
      <Icon name="watch" />
      <span className="grow">{t('recovery.stranded')}</span>
      <span className="link small li-act">{t('recovery.mend')}</span>
    </Link>
  )
}
