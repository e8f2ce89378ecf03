import { useTranslation } from 'react-i18next'
import { NeedsLook, useNeedsLook } from '../features/chambers/index.ts'
import { Figure, TodayScreen } from '../features/today/index.ts'
import { useMay } from '../person/may.ts'
import { formatNumber } from '../ui/format.ts'

function WithChambers() {
  const { t } = useTranslation('today')
  const look = useNeedsLook()
  const count = look.need?.length ?? 0
  const figure = (
    <Figure
      to={{ to: '/chambers' }}
      value={look.need ? formatNumber(count) : '–'}
      icon={count > 0 ? 'watch' : 'chambers'}
      name={t('figure.chambers', { count })}
      note={t('figure.ofChambers', { count: look.total })}
      tone={look.need?.some(({ condition }) => condition.mark === 'bad') ? 'bad' : count > 0 ? 'watch' : undefined}
    />
  )
  return <TodayScreen chambers={{ figure, section: <NeedsLook {...look} /> }} />
}

/** Today with the chambers in it, for those who may see them: a feature never draws another. */
export function TodayFrame() {
  const may = useMay()
  return may('devices:read') ? <WithChambers /> : <TodayScreen chambers={null} />
}
