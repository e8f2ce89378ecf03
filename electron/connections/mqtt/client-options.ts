import type { IClientOptions } from 'mqtt'
import type { BrokerAddress } from './broker-address.ts'

export type MqttVersion = 4 | 5

export type BrokerLogin = {
  clientId: string
  username?: string | undefined
  password?: string | undefined
  /** PEM of the farm's own certificate authority; without it the system's are believed. */
  ca?: string | undefined
}

const sessionExpiryS = 86_400 // the broker keeps for us what comes while this desktop restarts or is being updated
/** A real message is under 300 bytes. Version 5 tells the broker; whichever it is, `limitPackets` holds it to that. */
export const largestPacketBytes = 262_144

/** A frame of a web socket may hold several packets; what is compressed could hold far more than it seems. */
const wsOptions = { maxPayload: 4 * largestPacketBytes, perMessageDeflate: false }

/** `keepSession`: the broker remembers us, so that what it could not deliver comes when we are back. */
export function clientOptions(
  address: BrokerAddress,
  login: BrokerLogin,
  { version, keepSession, connectTimeoutMs }: { version: MqttVersion; keepSession: boolean; connectTimeoutMs: number },
): IClientOptions {
  const { protocol, host, port, path } = address
  const sessionExpiryInterval = keepSession ? sessionExpiryS : 0
  return {
    protocol,
    host,
    port,
    ...(protocol === 'ws' || protocol === 'wss' ? { path, wsOptions } : {}),
    clientId: login.clientId,
    ...(login.username ? { username: login.username } : {}),
    ...(login.username && login.password ? { password: login.password } : {}),
    ...(login.ca ? { ca: login.ca } : {}),
    protocolVersion: version,
    ...(version === 5 ? { properties: { sessionExpiryInterval, maximumPacketSize: largestPacketBytes } } : {}),
    clean: !keepSession,
    keepalive: 60,
    connectTimeout: connectTimeoutMs,
    // Waiting, and which protocol to try next, are decided by the caller.
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
  }
}
