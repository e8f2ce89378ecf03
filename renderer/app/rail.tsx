import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { openRail } from '../frame/joined.ts'
import { useMay } from '../person/may.ts'
import { formatDateTime } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { useNow } from '../ui/use-now.ts'
import { features } from './features.ts'

export function Rail({ farmName }: { farmName: string | null }) {
  const { t } = useTranslation('frame')
  const now = useNow(60_000)
  const may = useMay()
  return (
    <>
      <nav className="nav" aria-label={t('screens')}>
        {openRail(features, may).map(({ id, to, icon, label, apart, Count }) => (
          <div key={id} className={apart ? 'apart' : ''}>
            <Link to={to} activeProps={{ 'aria-current': 'page' }} title={label()}>
              <Icon name={icon} />
              <span className="rail-word">{label()}</span>
              {Count && <Count />}
            </Link>
          </div>
        ))}
      </nav>
      <div className="foot">
        {farmName && <div className="cut">{farmName}</div>}
        <div>{formatDateTime(new Date(now))}</div>
      </div>
    </>
  )
}
