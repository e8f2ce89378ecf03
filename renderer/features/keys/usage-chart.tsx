import { useTranslation } from 'react-i18next'
import type { KeyUsage } from '../../../electron/contract/keys.ts'
import { formatDate, formatNumber } from '../../ui/format.ts'

const width = 300
const height = 64

/** Calls by day as bars, what was refused in the colour of a refusal; the same in words for a screen reader. */
export function UsageChart({ days }: { days: KeyUsage['days'] }) {
  const { t } = useTranslation('keys')
  const most = Math.max(1, ...days.map(({ calls }) => calls))
  const total = days.reduce((sum, { calls }) => sum + calls, 0)
  const refused = days.reduce((sum, day) => sum + day.refused, 0)
  const step = width / days.length
  const tall = (calls: number) => (calls === 0 ? 0 : Math.max(2, (calls / most) * height))
  return (
    <figure className="keys-usage">
      <svg
        viewBox={`0 0 ${width} ${height + 1}`}
        role="img"
        aria-label={t('usage.summary', { calls: formatNumber(total), refused: formatNumber(refused) })}
      >
        <line x1="0" x2={width} y1={height + 0.5} y2={height + 0.5} className="keys-usage-base" />
        {days.map(({ day, calls, refused: bad }, at) => (
          <g key={day}>
            <title>{t('usage.day', { day: formatDate(new Date(`${day}T04:00:00Z`)), calls, refused: bad })}</title>
            <rect x={at * step} y="0" width={step} height={height} fill="transparent" />
            <rect
              x={at * step + 1}
              y={height - tall(calls)}
              width={step - 2}
              height={tall(calls)}
              className="keys-usage-bar"
            />
            <rect
              x={at * step + 1}
              y={height - tall(bad)}
              width={step - 2}
              height={tall(bad)}
              className="keys-usage-bad"
            />
          </g>
        ))}
      </svg>
      <figcaption className="t3 small">
        {t('usage.summary', { calls: formatNumber(total), refused: formatNumber(refused) })}
      </figcaption>
    </figure>
  )
}
