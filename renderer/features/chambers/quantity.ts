import type { Band, Quantity } from '../../../electron/contract/chambers/chambers.ts'
import { formatNumber } from '../../ui/format.ts'
import type { IconName } from '../../ui/icon.tsx'

/** In the order of a card. */
export const quantities = ['temperature', 'humidity', 'co2'] as const satisfies readonly Quantity[]
export const rooms = ['fruiting', 'spawning'] as const

export const quantityIcon: Record<Quantity, IconName> = { temperature: 'temperature', humidity: 'drop', co2: 'cloud' }

/** What the sensor can tell apart: a tenth of a degree or per cent, whole ppm. */
export const decimalsOf: Record<Quantity, number> = { temperature: 1, humidity: 1, co2: 0 }

export const formatValue = (quantity: Quantity, value: number) => formatNumber(value, decimalsOf[quantity])

/** A limit as it was typed: 26, not 26.0. */
export const formatLimit = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1)

/** `22–26`, `≤ 1,000`, `≥ 85`; null without a band. */
export function formatBand({ min, max }: Band): string | null {
  if (min !== null && max !== null) return `${formatLimit(min)}–${formatLimit(max)}`
  if (max !== null) return `≤ ${formatLimit(max)}`
  return min === null ? null : `≥ ${formatLimit(min)}`
}

/** `18 / 30`, `1,500`; null without critical limits. */
export function formatCritical({ criticalMin, criticalMax }: Band): string | null {
  const limits = [criticalMin, criticalMax].filter((limit) => limit !== null)
  return limits.length === 0 ? null : limits.map(formatLimit).join(' / ')
}
