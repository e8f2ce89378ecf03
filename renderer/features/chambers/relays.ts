import type { ChamberLive } from '../../../electron/contract/chambers/chambers.ts'
import { type RelayName, relayName } from '../../../electron/contract/chambers/relays.ts'
import type { IconName } from '../../ui/icon.tsx'

export const relayIcon: Record<RelayName, IconName> = {
  MIST_MAKER: 'drop',
  HUMIDIFIER_FAN: 'drop',
  FRUITING_EXHAUST_FAN: 'fan',
  FRUITING_INTAKE_FAN: 'fan',
  SPAWNING_EXHAUST_FAN: 'fan',
  DEVICE_EXHAUST_FAN: 'fan',
  FRUITING_LED: 'bulb',
}

export type RelayRow = { relay: RelayName; on: boolean | null; at: Date | null }

/** All seven; `on` is null where the chamber has not said it, or may have been reset since. */
export function relayRows(live: ChamberLive | null): RelayRow[] {
  return relayName.options.map((relay) => {
    const heard = live?.relays.find((each) => each.relay === relay)
    return { relay, on: heard?.on ?? null, at: heard?.at ?? null }
  })
}
