import type { Band } from '../../../electron/contract/chambers/chambers.ts'

export type BandField = keyof Band
export type BandProblem = { field: BandField; code: 'BELOW_SENSOR' | 'ABOVE_SENSOR' | 'CROSSED' | 'TARGET_OUTSIDE' }
export type SensorRange = { minValue: number | null; maxValue: number | null }

/** Limits from the lowest to the highest; each must lie above the ones before it. */
const upwards = ['criticalMin', 'min', 'max', 'criticalMax'] as const

/** What is wrong with a band, at most one thing for each field. Critical limits may lie on the band's own edge. */
export function bandProblems(band: Band, range: SensorRange): BandProblem[] {
  const problems: BandProblem[] = []
  for (const field of ['target', ...upwards] as const) {
    const value = band[field]
    if (value === null) continue
    if (range.minValue !== null && value < range.minValue) problems.push({ field, code: 'BELOW_SENSOR' })
    else if (range.maxValue !== null && value > range.maxValue) problems.push({ field, code: 'ABOVE_SENSOR' })
  }
  let below: { field: BandField; value: number } | null = null
  for (const field of upwards) {
    const value = band[field]
    if (value === null) continue
    const mayTouch = !(below?.field === 'min' && field === 'max')
    if (below && (mayTouch ? value < below.value : value <= below.value)) problems.push({ field, code: 'CROSSED' })
    below = { field, value }
  }
  const { target, min, max } = band
  if (target !== null && ((min !== null && target < min) || (max !== null && target > max))) {
    problems.push({ field: 'target', code: 'TARGET_OUTSIDE' })
  }
  const seen = new Set<BandField>()
  return problems.filter(({ field }) => !seen.has(field) && seen.add(field))
}
