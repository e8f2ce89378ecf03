import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Band, Quantity, Room } from '../../../electron/contract/chambers/chambers.ts'
import type { ChartWords } from '../../ui/chart/line-chart.tsx'
import { formatNumber } from '../../ui/format.ts'
import { formatMoment, formatTick, formatWeekday } from './moments.ts'
import { formatLimit, formatValue } from './quantity.ts'
import type { Span } from './spans.ts'

type Facts = {
  room: Room
  quantity: Quantity
  span: Span
  band: Band
  bucketMs: number
  now: string
  min: string
  max: string
}

/** All that the chart says about one quantity. The same object until something in it changes. */
export function useChartWords(facts: Facts): ChartWords {
  const { t } = useTranslation('chambers')
  const { room, quantity, span, band, bucketMs, now, min, max } = facts
  const about = {
    room: t(`room.${room}`),
    quantity: t(`quantityIn.${quantity}`),
    span: t(`chamber.span.${span}`),
  }
  const unit = t(`unit.${quantity}`)
  const label = now === '' ? t('chart.labelEmpty', about) : t('chart.label', { ...about, unit, now, min, max })
  const bandLabel = useMemo(() => {
    const limits = { min: formatLimit(band.min ?? 0), max: formatLimit(band.max ?? 0) }
    if (band.min !== null && band.max !== null) return t('chart.bandBetween', limits)
    if (band.max !== null) return t('chart.bandUpTo', limits)
    return band.min === null ? null : t('chart.bandFrom', limits)
  }, [t, band])

  return useMemo(
    () => ({
      label,
      keys: t('chart.keys'),
      unit,
      band: bandLabel,
      critical: (value) => t('chart.critical', { value: formatLimit(value) }),
      // Grid values are round: 22.5 where the step asks for it, else whole.
      value: (value) => formatNumber(value, Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2),
      tick: formatTick,
      day: formatWeekday,
      bucket: ({ t: at, mean, min: low, max: high, n }) => ({
        when: formatMoment(at, bucketMs < 60_000),
        value: formatValue(quantity, mean),
        unit,
        detail:
          n <= 1
            ? t('chart.detailOne')
            : t('chart.detail', {
                min: formatValue(quantity, low),
                max: formatValue(quantity, high),
                count: n,
              }),
      }),
    }),
    [label, unit, bandLabel, quantity, bucketMs, t],
  )
}
