import type { RelayName, Room } from '../frame.ts'

export type RelayRoom = Room | 'device'

/** A gateway's words for a relay; `blower_fan` and the spare eighth one are missing because boards refuse them. */
const words: readonly (readonly [RelayName, RelayRoom, string])[] = [
  ['MIST_MAKER', 'fruiting', 'mist_maker'],
  ['HUMIDIFIER_FAN', 'fruiting', 'humidifier_fan'],
  ['FRUITING_EXHAUST_FAN', 'fruiting', 'exhaust_fan'],
  ['FRUITING_INTAKE_FAN', 'fruiting', 'intake_fan'],
  ['SPAWNING_EXHAUST_FAN', 'spawning', 'exhaust_fan'],
  ['DEVICE_EXHAUST_FAN', 'device', 'exhaust_fan'],
  ['FRUITING_LED', 'fruiting', 'led'],
]

export function findRelay(room: string, actuator: string): RelayName | null {
  return words.find(([, itsRoom, itsWord]) => itsRoom === room && itsWord === actuator)?.[0] ?? null
}

/** Every relay a gateway can switch, with its room and its word there. */
export const gatewayRelays = words.map(([relay, room, actuator]) => ({ relay, room, actuator }))
