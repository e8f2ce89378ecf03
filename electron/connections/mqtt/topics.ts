import { foreignWords } from '../../platform/foreign-words.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Reject } from '../frame.ts'

export type Channel = 'sensor_data' | 'status' | 'actuator_states' | 'alerts' | 'data' | 'command' | 'telemetry'
/** slashed: a device that puts a slash before its topic, and would otherwise never be found. */
export type MqttDialect = 'gateway' | 'backend' | 'older' | 'slashed'
export type ParsedTopic = { device: string; channel: Channel; dialect: MqttDialect }

export const defaultPrefix = 'devices'
const olderPrefix = 'mash/devices'

const channels: Readonly<Record<string, MqttDialect>> = {
  sensor_data: 'gateway',
  status: 'gateway',
  actuator_states: 'gateway',
  alerts: 'gateway',
  data: 'backend',
  command: 'backend',
}
const slashedChannels: Readonly<Record<string, MqttDialect>> = { sensor_data: 'slashed', status: 'slashed' }
const olderChannels: Readonly<Record<string, MqttDialect>> = { telemetry: 'older', status: 'older' }

const filters = (prefix: string, of: object) => Object.keys(of).map((channel) => `${prefix}/+/${channel}`)

/** The filters of the older generation; to be left when they are not wanted, since a broker remembers them for us. */
export const olderSubscriptions = filters(olderPrefix, olderChannels)

type Heard = { prefix?: string | undefined; older: boolean }

/** What this desktop listens to: never `#`, and never a topic it would have to obey. */
export function subscriptions({ prefix = defaultPrefix, older }: Heard): string[] {
  return [...filters(prefix, channels), ...(older ? olderSubscriptions : [])]
}

/** What devices say that put a slash before their topics. A broker may deny it: nothing is lost by that. */
export const slashedSubscriptions = (prefix: string = defaultPrefix) => filters(`/${prefix}`, slashedChannels)

const readingChannels: readonly Channel[] = ['sensor_data', 'data', 'telemetry']
export const isReadingChannel = (channel: string) => readingChannels.some((one) => one === channel)

/** How surely a topic is to be delivered: 1 waits at the broker while this desktop is away, 0 does not. */
export type Wanted = { topic: string; qos: 0 | 1 }

const channelOf = (topic: string) => topic.slice(topic.lastIndexOf('/') + 1)

/**
 * Everything of everybody. Only readings may wait at the broker: its queue is short (a stock mosquitto keeps 1,000
 * messages for a client), a gateway repeats states and alerts every few seconds, and their last word is soon said again.
 */
export const wantedOfAll = (heard: Heard, readings: 0 | 1): Wanted[] =>
  subscriptions(heard).map((topic) => ({ topic, qos: isReadingChannel(channelOf(topic)) ? readings : 0 }))

/** The readings of one device. */
export const wantedOfDevice = (device: string, heard: Heard): Wanted[] =>
  wantedOfAll(heard, 1)
    .filter((one) => one.qos === 1)
    .map(({ topic, qos }) => ({ topic: topic.replace('/+/', `/${device}/`), qos }))

/** 3–64 letters, digits, dots, underscores, dashes: nothing that has a meaning in a topic (decision 49). */
export const isDeviceKey = (key: string) => /^[A-Za-z0-9._-]{3,64}$/.test(key)

const badTopic = (detail: string) => refuse<Reject>({ code: 'BAD_TOPIC', detail: foreignWords(detail, 120) })

export function parseTopic(topic: string, prefix = defaultPrefix): Result<ParsedTopic, Reject> {
  for (const [start, version] of [
    [prefix, channels],
    [`/${prefix}`, slashedChannels],
    [olderPrefix, olderChannels],
  ] as const) {
    if (!topic.startsWith(`${start}/`)) continue
    const [device = '', channel = '', ...more] = topic.slice(start.length + 1).split('/')
    const dialect = Object.hasOwn(version, channel) ? version[channel] : undefined
    if (more.length > 0 || dialect === undefined) continue
    if (!isDeviceKey(device)) return badTopic(`device name: ${device}`)
    return ok({ device, channel: channel as Channel, dialect })
  }
  return badTopic(topic)
}
