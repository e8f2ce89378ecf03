import { type RelayName, relayName, relayRoom } from '../../contract/chambers/relays.ts'

/** A gateway's words for a relay of a room; `blower_fan` and the spare eighth one are missing because boards refuse them. */
const words: Record<RelayName, string> = {
  MIST_MAKER: 'mist_maker',
  HUMIDIFIER_FAN: 'humidifier_fan',
  FRUITING_EXHAUST_FAN: 'exhaust_fan',
  FRUITING_INTAKE_FAN: 'intake_fan',
  SPAWNING_EXHAUST_FAN: 'exhaust_fan',
  DEVICE_EXHAUST_FAN: 'exhaust_fan',
  FRUITING_LED: 'led',
}

/** Every relay a gateway can switch, with its room and its word there. */
export const gatewayRelays = relayName.options.map((relay) => ({
  relay,
  room: relayRoom[relay],
  actuator: words[relay],
}))

export function findRelay(room: string, actuator: string): RelayName | null {
  return gatewayRelays.find((one) => one.room === room && one.actuator === actuator)?.relay ?? null
}
