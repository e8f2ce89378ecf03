/** A frame of readings as far as its time is concerned. */
export type Utterance = {
  /** By this computer's clock, and by one that only ever goes forward. */
  receivedAtMs: number
  atMs: number
  /** By the device's own clock; null: it gave none. */
  deviceMs: number | null
  /** The broker had kept it. */
  isRetained: boolean
  /** The broker was reached only just now, and may be handing out what was missed. */
  isBacklog: boolean
}

/** What was heard of the device before. */
export type Before = {
  /** The frame before this one, when that came in the same backlog. */
  last: Pick<Utterance, 'atMs' | 'deviceMs'> | null
  /** How far the device's clock stands behind ours that only goes forward, as its living frames have shown. */
  behindMs: number | null
}

const unspacedMs = 1000
const aheadMs = 10_000 // of clocks that agree as well as clocks do

/**
 * A backlog pours out in a burst what was measured seconds apart; a device that speaks now takes its time. This needs
 * no clock to be right.
 */
function isSpaced({ atMs, deviceMs }: Utterance, last: Before['last']): boolean {
  if (!last) return false
  const gap = atMs - last.atMs
  if (deviceMs === null || last.deviceMs === null) return gap >= unspacedMs
  const measuredGap = deviceMs - last.deviceMs
  return measuredGap > 0 && gap >= measuredGap / 2
}

/** It came by itself as it was said, whatever the device's clock shows. */
export const isSaidNow = (one: Utterance, { last }: Pick<Before, 'last'>): boolean =>
  !one.isRetained && (!one.isBacklog || isSpaced(one, last))

/** How long ago a frame was said: what somebody has kept for us is as old as it says itself. Null: nobody can know. */
export function ageWhenHeard(one: Utterance, { last, behindMs }: Before): number | null {
  const { receivedAtMs, atMs, deviceMs, isRetained } = one
  if (isSaidNow(one, { last })) return 0
  if (deviceMs === null || (isRetained && deviceMs > receivedAtMs)) return null
  if (isRetained) return receivedAtMs - deviceMs
  const ageMs = behindMs === null ? receivedAtMs - deviceMs : atMs - deviceMs - behindMs
  return ageMs < -aheadMs ? null : Math.max(0, ageMs)
}
