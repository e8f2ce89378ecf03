import { ok, type Result, refuse } from '../../platform/result.ts'

const protocols = {
  'mqtt:': { protocol: 'mqtt', port: 1883, tls: false },
  'mqtts:': { protocol: 'mqtts', port: 8883, tls: true },
  'ws:': { protocol: 'ws', port: 80, tls: false },
  'wss:': { protocol: 'wss', port: 443, tls: true },
} as const

export type BrokerAddress = {
  protocol: 'mqtt' | 'mqtts' | 'ws' | 'wss'
  host: string
  port: number
  /** Of a web socket only. */
  path: string
  tls: boolean
}

/** `mqtts://broker.example:8883` and its like. A user name in the address is not read: it has its own field. */
export function parseBrokerAddress(url: string): Result<BrokerAddress, { code: 'BAD_ADDRESS' }> {
  if (!URL.canParse(url)) return refuse({ code: 'BAD_ADDRESS' })
  const { protocol, hostname, port, pathname, search } = new URL(url)
  const scheme = Object.entries(protocols).find(([name]) => name === protocol)?.[1]
  if (!scheme || hostname === '') return refuse({ code: 'BAD_ADDRESS' })
  return ok({
    protocol: scheme.protocol,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? scheme.port : Number(port),
    path: pathname + search,
    tls: scheme.tls,
  })
}
