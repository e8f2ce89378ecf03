import type { Arrived } from '../../connections/frame.ts'
import type { Ear } from './ear.ts'
import { withStart } from './liveness-rules.ts'
import { forgetRelays } from './relay-memory.ts'

const retainedFreshMs = 60_000 // decision 31: an older retained ONLINE says nothing

type Status = { online: boolean; atMs: number | null }

/** OFFLINE is believed at once; one that a broker kept is as old as it says, and from no later than now. */
function hearOffline(ear: Ear, saidAtMs: number | null, { arrived, atMs }: { arrived: Arrived; atMs: number }) {
  const ageMs = arrived.retained ? Math.max(0, arrived.receivedAtMs - (saidAtMs ?? arrived.receivedAtMs)) : 0
  ear.heard.offlineAtMs = atMs - ageMs
}

/**
 * A gateway says ONLINE when it has come up, and coming up resets its board. What a broker kept is believed while it is
 * young; one without a time, or of the future, may be of any day.
 */
export function hearStatus(ear: Ear, { online, atMs: saidAtMs }: Status, heard: { arrived: Arrived; atMs: number }) {
  if (!online) {
    hearOffline(ear, saidAtMs, heard)
    return
  }
  const { retained, receivedAtMs } = heard.arrived
  const ageMs = saidAtMs === null ? null : receivedAtMs - saidAtMs
  if (!retained) ear.heard.startsAtMs = withStart(ear.heard.startsAtMs, heard.atMs)
  if (!retained || (ageMs !== null && ageMs >= 0)) forgetRelaysBefore(ear, saidAtMs ?? receivedAtMs)
  if (!retained) ear.heard.onlineAtMs = heard.atMs
  else if (ageMs !== null && ageMs >= 0 && ageMs < retainedFreshMs) ear.heard.onlineAtMs = heard.atMs - ageMs
}

/** What was said of the relays after it came up still holds. */
function forgetRelaysBefore({ relays }: Ear, cameUpAtMs: number) {
  const isNewer = [...relays.states.values()].some(({ at }) => at.getTime() > cameUpAtMs)
  if (!isNewer) forgetRelays(relays, cameUpAtMs)
}
