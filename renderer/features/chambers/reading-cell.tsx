import { useTranslation } from 'react-i18next'
import type { Band } from '../../../electron/contract/chambers/chambers.ts'
import { Sparkline } from '../../ui/chart/sparkline.tsx'
import { Icon } from '../../ui/icon.tsx'
import { isGone, type ReadingView } from './chamber-state.ts'
import { formatBand, formatLimit, formatValue } from './quantity.ts'
import { type Trace, withLatest } from './trace.ts'
import { sparkHours } from './use-chambers.ts'

const noTrace: Trace = { t: [], values: [] }

type ReadingCellProps = {
  reading: ReadingView
  band: Band
  trace: Trace | undefined
  /** Right edge of the spark, epoch ms. */
  to: number
}

/** One value of a card: the figure, what its band says of it, and its last six hours. */
export function ReadingCell({ reading, band, trace = noTrace, to }: ReadingCellProps) {
  const { t } = useTranslation('chambers')
  const { sensor, value, measuredAt, trust, mark } = reading
  const { quantity, room } = sensor
  const hasGone = isGone(trust)
  const line = withLatest(trace, value !== null && measuredAt ? { value, measuredAt } : null)
  const label = t('reading.spark', {
    room: t(`room.${room}`),
    quantity: t(`quantityIn.${quantity}`),
    hours: sparkHours,
  })
  return (
    <div className="chambers-reading">
      <div className={`chambers-value ${trust === 'frozen' ? '' : mark}`}>
        {value === null || hasGone ? (
          <b className="t3">–</b>
        ) : (
          <>
            <b>{formatValue(quantity, value)}</b> <span className="u small">{t(`unit.${quantity}`)}</span>
          </>
        )}
        <Remark reading={reading} band={band} last={value ?? line.values.at(-1) ?? null} />
      </div>
      <Sparkline
        label={label}
        t={line.t}
        values={line.values}
        limits={band}
        from={to - sparkHours * 3_600_000}
        to={to}
        mark={mark}
        isCut={hasGone && line.t.length > 0}
        repeats={trust === 'frozen'}
      />
    </div>
  )
}

function Remark({ reading, band, last }: { reading: ReadingView; band: Band; last: number | null }) {
  const { t } = useTranslation('chambers')
  const { verdict, trust, sensor } = reading
  if (trust === 'not-fitted') return <small>{t('reading.notFitted')}</small>
  if (isGone(trust)) {
    const text = last === null ? t('reading.none') : t('reading.last', { value: formatValue(sensor.quantity, last) })
    return <small>{text}</small>
  }
  if (trust === 'out-of-range') return <small className="chambers-out">{t('reading.outOfRange')}</small>
  if (trust === 'error') return <small className="chambers-out">{t('reading.error')}</small>
  if (verdict && (verdict.side === 'above' || verdict.side === 'below') && verdict.limit !== null) {
    // The band's own edge, also when the critical one is passed: that one is said in the strip.
    const edge = (verdict.side === 'above' ? band.max : band.min) ?? verdict.limit
    return (
      <small className="chambers-out">
        <Icon name={verdict.side === 'above' ? 'up' : 'down'} small />
        {t(`reading.${verdict.side}`, { limit: formatLimit(edge) })}
      </small>
    )
  }
  if (trust === 'stale' || trust === 'quiet') return <small>{t('metric.stale')}</small>
  if (trust === 'doubtful') return <small className="chambers-out">{t('reading.doubtful')}</small>
  return <small>{formatBand(band) ?? t('reading.noBand')}</small>
}
