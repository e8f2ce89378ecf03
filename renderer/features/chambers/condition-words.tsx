import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../electron/contract/chambers/chambers.ts'
import type { ConditionKind } from '../../../electron/contract/chambers/condition.ts'
import { formatAge, formatDuration } from '../../ui/format.ts'
import type { IconName } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { ChamberView } from './chamber-state.ts'
import { formatSince } from './moments.ts'
import { formatLimit, formatValue } from './quantity.ts'

export const conditionIcon: Record<ConditionKind, IconName> = {
  critical: 'bad',
  offline: 'offline',
  silent: 'offline',
  restarting: 'bad',
  dead: 'watch',
  out: 'watch',
  frozen: 'frozen',
  'out-of-range': 'watch',
  error: 'watch',
  partial: 'watch',
  stale: 'clock',
  waiting: 'none',
  ok: 'ok',
}

const hourMs = 3_600_000

const isUnbanded = ({ readings }: ChamberView) =>
  readings.every(({ verdict }) => verdict === null || verdict.side === 'unbanded')

/** The worst thing in a sentence: "CO₂ 1,642 ppm, critical above 1,500". */
export function useConditionSentence(view: ChamberView): string {
  const { t } = useTranslation('chambers')
  const { condition, live, liveness } = view
  const { kind, reading, rooms, known, all } = condition
  const isTicking = kind === 'silent' || kind === 'stale'
  const now = useNow(isTicking ? 1000 : 60_000)

  if (kind === 'critical' || kind === 'out' || kind === 'error') {
    if (!reading || reading.value === null) return ''
    const { quantity } = reading.sensor
    const values = {
      quantity: t(`quantity.${quantity}`),
      unit: t(`unit.${quantity}`),
      value: formatValue(quantity, reading.value),
      limit: formatLimit(reading.verdict?.limit ?? 0),
    }
    if (kind === 'error') return t('strip.error', values)
    const isAbove = reading.verdict?.side === 'above'
    if (kind === 'critical') return t(isAbove ? 'strip.criticalAbove' : 'strip.criticalBelow', values)
    return t(isAbove ? 'strip.outAbove' : 'strip.outBelow', values)
  }
  if (kind === 'dead' || kind === 'frozen' || kind === 'out-of-range') {
    const [room] = rooms
    if (rooms.length > 1 || !room) return t(`strip.${kind}Both`)
    if (kind === 'frozen') return t('strip.frozen', { room: t(`roomIn.${room}`) })
    return t(`strip.${kind}`, { room: t(`room.${room}`) })
  }
  if (kind === 'restarting') return t('strip.restarting')
  if (kind === 'offline') {
    return live?.heardAt ? t('strip.offline', { time: formatSince(live.heardAt, now) }) : t('strip.offlineNever')
  }
  if (kind === 'partial' || (kind === 'stale' && liveness === 'live')) return t(`strip.${kind}`, { known, all })
  if (kind === 'silent' || kind === 'stale') {
    const age = live?.heardAt ? formatAge(live.heardAt, now) : t('age.never')
    return kind === 'silent' ? t('strip.silent', { age }) : t('strip.staleAll', { age })
  }
  if (kind === 'waiting')
    return live?.heardAt ? t('strip.waitingSince', { time: formatSince(live.heardAt, now) }) : t('strip.waiting')
  if (isUnbanded(view)) return t('strip.unbanded')
  return t('strip.ok', { readings: view.readings.filter(({ verdict }) => verdict?.side === 'in').length })
}

/** Two or three words for the head of the chamber's own screen. */
export function useConditionTitle(view: ChamberView): string {
  const { t } = useTranslation('chambers')
  const { kind, reading } = view.condition
  const quantity = reading ? t(`quantity.${reading.sensor.quantity}`) : ''
  if (kind === 'critical') return t('head.critical', { quantity })
  if (kind === 'out') return t('head.out', { quantity })
  return kind === 'ok' && isUnbanded(view) ? t('head.unbanded') : t(`head.${kind}`)
}

/** "for 41 min", "for over 6 h". Nothing below a minute: a state that short is only settling. */
export function SinceWords({ condition: { since, atLeast } }: { condition: Pick<Condition, 'since' | 'atLeast'> }) {
  const { t } = useTranslation('chambers')
  const now = useNow(10_000)
  if (!since) return null
  const ms = now - since.getTime()
  if (ms < 60_000) return null
  // What is only known to be longer is said in whole hours.
  const span = formatDuration(atLeast ? Math.round(ms / hourMs) * hourMs || ms : ms)
  return <span className="chambers-strip-age">{t(atLeast ? 'held.over' : 'held.for', { span })}</span>
}

/** "4 s ago", each second anew. */
export function Age({ at }: { at: Date }) {
  return <>{formatAge(at, useNow())}</>
}
