import { clockOf, type Desktop, type Farm, type Limits, minute, type SensorName, second } from './chamber-words.ts'

const graceMs = 45 * second

/** 31: a fresh ONLINE gives 45 s to begin; a kept one only while it is young; OFFLINE is believed, from no later than now. */
export function hearStatus(
  farm: Farm,
  desktop: Desktop,
  { isOnline, saidMs, isRetained }: { isOnline: boolean; saidMs: number | null; isRetained: boolean },
): void {
  const age = saidMs === null ? null : clockOf(farm, desktop) - saidMs
  if (!isOnline) desktop.offlineAt = farm.now - (isRetained ? Math.max(0, age ?? 0) : 0)
  else if (!isRetained) {
    desktop.onlineAt = farm.now
    desktop.startsAt.push(farm.now)
  } else if (age !== null && age >= 0 && age < minute) desktop.onlineAt = farm.now - age
}
const latest = (...at: (number | null)[]): number | null => {
  const known = at.filter((one) => one !== null)
  return known.length > 0 ? Math.max(...known) : null
}

/** The newest word of any desktop stands; one of more than five minutes ahead was a clock's. */
export function writePresence(farm: Farm, desktop: Desktop): void {
  const clock = clockOf(farm, desktop)
  const heard = latest(desktop.readingsAt, desktop.onlineAt)
  const before = farm.lastSeenMs !== null && farm.lastSeenMs <= clock + 5 * minute ? farm.lastSeenMs : null
  farm.lastSeenMs = latest(before, heard === null ? null : clock - (farm.now - heard))
}

export type Known = {
  liveness: string
  since: number
  heardAt: number | null
  sensors: Partial<Record<SensorName, number>>
}

/** What is known of the chamber, and since when (31). */
export function known(farm: Farm, desktop: Desktop, limits: Limits): Known {
  const { readingsAt, onlineAt, storedAt, sensors: of } = desktop
  const heardAt = latest(readingsAt, onlineAt, storedAt)
  return { ...standing(farm, desktop, limits), heardAt, sensors: of }
}

/** Three starts without a reading, each soon after the one before: it restarts again and again, and is not waited for. */
function isLoop(now: number, { startsAt }: Desktop): boolean {
  const steps = [...startsAt.slice(-3), now]
  return steps.length === 4 && steps.every((at, i) => i === 0 || at - (steps[i - 1] ?? at) < 2 * graceMs)
}

function standing(
  { now }: Farm,
  desktop: Desktop,
  { staleMs, quietMs, oldMs }: Limits,
): Pick<Known, 'liveness' | 'since'> {
  const { startedAt, readingsAt, onlineAt, offlineAt, storedAt } = desktop
  const word = latest(readingsAt, onlineAt)
  if (offlineAt !== null && offlineAt >= (word ?? offlineAt)) return { liveness: 'offline', since: offlineAt }
  const age = readingsAt === null ? null : now - readingsAt
  if (age !== null && age < staleMs) return { liveness: 'live', since: readingsAt ?? 0 }
  if (onlineAt !== null && now - onlineAt < graceMs && !isLoop(now, desktop))
    return { liveness: 'waiting', since: onlineAt }
  const bySilence = (at: number) => (now - at < oldMs ? 'silent' : 'offline')
  if (age !== null && readingsAt !== null)
    return { liveness: age < quietMs ? 'stale' : bySilence(readingsAt), since: readingsAt }
  if (onlineAt !== null) return { liveness: bySilence(onlineAt), since: onlineAt }
  // Waiting ends.
  if (now - startedAt < quietMs) return { liveness: 'waiting', since: startedAt }
  return storedAt === null
    ? { liveness: 'offline', since: startedAt }
    : { liveness: bySilence(storedAt), since: storedAt }
}
