import type { Arrived } from '../../../../electron/connections/frame.ts'
import {
  MqttConnection,
  type MqttConnectionOptions,
  type MqttState,
  type MqttTimes,
} from '../../../../electron/connections/mqtt/mqtt-connection.ts'
import { silentLog } from '../../../../electron/platform/log.ts'

export const quick: Partial<MqttTimes> = {
  firstRetryMs: 50,
  longestRetryMs: 400,
  refusedRetryMs: 300,
  connectTimeoutMs: 3000,
  steadyMs: 100,
}

/** A connection that keeps what it hears and through which states it went. */
export function listenTo(url: string, options: Partial<MqttConnectionOptions> = {}) {
  const heard: Arrived[] = []
  const states: MqttState[] = []
  const connection = new MqttConnection({
    url,
    clientId: `mash-desktop-${crypto.randomUUID()}`,
    protocolVersion: 'auto',
    older: false,
    onArrived: (arrived) => heard.push(arrived),
    onCommit: () => undefined,
    onState: (state) => states.push(state),
    times: quick,
    log: silentLog,
    ...options,
  })
  connection.start()
  return { connection, heard, states, state: () => connection.state.state }
}

export const sensorData = (temp: number) =>
  JSON.stringify({
    fruiting: { temp, humidity: 85.2, co2: 800 },
    spawning: { error: 'invalid_reading' },
    timestamp: 1_795_350_009.6,
  })
