import { useTranslation } from 'react-i18next'
import { formatClock } from '../../ui/format.ts'
import { State } from '../../ui/pill.tsx'
import { formatSince } from './moments.ts'
import { useGaps } from './use-chambers.ts'

const shown = 3

/** Where readings of the last two days are missing, and why as far as it is known; nothing when none are. */
export function GapRows({ chamberId, now }: { chamberId: string; now: number }) {
  const { t } = useTranslation('chambers')
  const gaps = useGaps(chamberId)
  if (gaps.length === 0) return null
  const more = gaps.length - shown
  return (
    <>
      <dt className="chamber-gaps">
        <State state="watch">{t('health.gaps')}</State>
      </dt>
      <dd className="chamber-gaps">
        {gaps.slice(0, shown).map(({ from, until, why }) => (
          <span key={from.getTime()} className="chamber-gap">
            <span>
              {formatSince(from, now)}–{formatClock(until)}
            </span>
            <span className="t3 small">{t(`health.gapWhy.${why}`)}</span>
          </span>
        ))}
        {more > 0 && <span className="t3 small">{t('health.gapsMore', { count: more })}</span>}
      </dd>
    </>
  )
}
