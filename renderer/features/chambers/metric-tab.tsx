import { useTranslation } from 'react-i18next'
import type { Band } from '../../../electron/contract/chambers/chambers.ts'
import type { Mark } from '../../../electron/contract/chambers/condition.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { isGone, type ReadingView } from './chamber-state.ts'
import { formatBand, formatCritical, formatValue, quantityIcon } from './quantity.ts'

type Remark = {
  word: 'above' | 'below' | 'in' | 'unbanded' | Exclude<ReadingView['trust'], 'fresh' | 'quiet'>
  mark: Mark
  icon: IconName
}

/** What stands beside the figure: whether it may be believed goes before where it lies. */
function remarkOf({ trust, verdict, mark }: ReadingView): Remark {
  if (trust === 'quiet') return { word: 'stale', mark, icon: 'clock' }
  if (verdict?.side === 'above') return { word: 'above', mark, icon: 'up' }
  if (verdict?.side === 'below') return { word: 'below', mark, icon: 'down' }
  if (trust === 'frozen') return { word: 'frozen', mark, icon: 'frozen' }
  if (trust === 'error' || trust === 'out-of-range') return { word: trust, mark, icon: 'watch' }
  if (trust === 'stale' || trust === 'doubtful') return { word: trust, mark, icon: 'clock' }
  if (isGone(trust)) return { word: trust, mark: 'none', icon: 'none' }
  return verdict?.side === 'in'
    ? { word: 'in', mark: 'ok', icon: 'ok' }
    : { word: 'unbanded', mark: 'none', icon: 'none' }
}

/** One of the three figures above the chart. */
export function MetricTab({ reading, band }: { reading: ReadingView; band: Band }) {
  const { t } = useTranslation('chambers')
  const { sensor, value, trust } = reading
  const { quantity } = sensor
  const remark = remarkOf(reading)
  const inBand = formatBand(band)
  const critical = formatCritical(band)
  const tone = isGone(trust) ? 'old' : trust === 'stale' || trust === 'quiet' ? 'stale' : ''
  return (
    <>
      <span className="t2 chamber-metric-name">
        <Icon name={quantityIcon[quantity]} small />
        {t(`quantity.${quantity}`)}
      </span>
      <span className={`chamber-metric-value ${tone}`}>
        <b>{value === null ? '–' : formatValue(quantity, value)}</b> <span className="u">{t(`unit.${quantity}`)}</span>
        <State state={remark.mark} icon={remark.icon}>
          {t(`metric.${remark.word}`)}
        </State>
      </span>
      <span className="t3 small cut">
        {inBand !== null && critical !== null && t('metric.bandCritical', { band: inBand, critical })}
        {inBand !== null && critical === null && t('metric.band', { band: inBand })}
        {inBand === null && (critical === null ? t('metric.noBand') : t('metric.criticalOnly', { critical }))}
      </span>
    </>
  )
}
