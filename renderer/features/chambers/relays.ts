import type { ChamberLive, Room } from '../../../electron/contract/chambers/chambers.ts'
import type { IconName } from '../../ui/icon.tsx'

/** The seven relays of a chamber, in the order of the board (the eighth is spare). */
const relayNames = [
  'MIST_MAKER',
  'HUMIDIFIER_FAN',
  'FRUITING_EXHAUST_FAN',
  'FRUITING_INTAKE_FAN',
  'SPAWNING_EXHAUST_FAN',
  'DEVICE_EXHAUST_FAN',
  'FRUITING_LED',
] as const
export type RelayName = (typeof relayNames)[number]

export const relayIcon: Record<RelayName, IconName> = {
  MIST_MAKER: 'drop',
  HUMIDIFIER_FAN: 'drop',
  FRUITING_EXHAUST_FAN: 'fan',
  FRUITING_INTAKE_FAN: 'fan',
  SPAWNING_EXHAUST_FAN: 'fan',
  DEVICE_EXHAUST_FAN: 'fan',
  FRUITING_LED: 'bulb',
}

export const relayRoom: Record<RelayName, Room | 'device'> = {
  MIST_MAKER: 'fruiting',
  HUMIDIFIER_FAN: 'fruiting',
  FRUITING_EXHAUST_FAN: 'fruiting',
  FRUITING_INTAKE_FAN: 'fruiting',
  SPAWNING_EXHAUST_FAN: 'spawning',
  DEVICE_EXHAUST_FAN: 'device',
  FRUITING_LED: 'fruiting',
}

export type RelayRow = { relay: RelayName; on: boolean | null; at: Date | null }

/** All seven; `on` is null where the chamber has never said. */
export function relayRows(live: ChamberLive | null): RelayRow[] {
  return relayNames.map((relay) => {
    const heard = live?.relays.find((each) => each.relay === relay)
    return { relay, on: heard?.on ?? null, at: heard?.at ?? null }
  })
}
