import { z } from 'zod'

/** The relays of a board, in its order, by the name it is commanded with; the eighth is spare and refused. */
export const relayName = z.enum([
  'MIST_MAKER',
  'HUMIDIFIER_FAN',
  'FRUITING_EXHAUST_FAN',
  'FRUITING_INTAKE_FAN',
  'SPAWNING_EXHAUST_FAN',
  'DEVICE_EXHAUST_FAN',
  'FRUITING_LED',
])
export type RelayName = z.infer<typeof relayName>

/** Where each of them works; `device` is the box of the board itself. */
export const relayRoom = {
  MIST_MAKER: 'fruiting',
  HUMIDIFIER_FAN: 'fruiting',
  FRUITING_EXHAUST_FAN: 'fruiting',
  FRUITING_INTAKE_FAN: 'fruiting',
  SPAWNING_EXHAUST_FAN: 'spawning',
  DEVICE_EXHAUST_FAN: 'device',
  FRUITING_LED: 'fruiting',
} as const satisfies Record<RelayName, string>

export const isRelayName = (name: string): name is RelayName => relayName.options.some((each) => each === name)
