import { RPCLink } from '@orpc/client/fetch'
import { type AnySchema, getEventIteratorSchemaDetails } from '@orpc/contract'
import { contract } from '../../../electron/contract/index.ts'
import {
  callPath,
  pageKeyHeader,
  sessionChangedHeader,
  streamPath,
  wireTypes,
} from '../../../electron/contract/port-protocol.ts'
import { reportConnection } from './connection.ts'
import { createLiveLink } from './live-link.ts'
import { pageKey } from './page-key.ts'
import { openSocket } from './page-ports.ts'
import type { Link, NoContext } from './port-link.ts'

function isStream(path: readonly string[]): boolean {
  const [feature = '', name = ''] = path
  const features: Record<string, Record<string, { '~orpc': { outputSchema?: AnySchema | undefined } }>> = contract
  return getEventIteratorSchemaDetails(features[feature]?.[name]?.['~orpc'].outputSchema) !== undefined
}

/**
 * The browser's door: calls by fetch, all streams over one WebSocket. Browsers open at most six connections to one
 * origin, so streams of their own would block every call.
 */
export function createHttpLink(origin: string): Link {
  const streams = createLiveLink(
    () => openSocket(`${origin.replace(/^http/, 'ws')}${streamPath}`, pageKey()),
    reportConnection,
  )
  const calls = new RPCLink<NoContext>({
    url: `${origin}${callPath}`,
    headers: () => ({ 'x-csrf-token': 'orpc', [pageKeyHeader]: pageKey() }),
    customJsonSerializers: wireTypes,
    async fetch(request, init) {
      const response = await fetch(request, init)
      // The WebSocket still carries the old cookie. Once the answer is seen, streams must run as the new person.
      if (response.headers.has(sessionChangedHeader)) await streams.renew().catch(() => undefined)
      return response
    },
  })
  return {
    call: (path, input, options) => (isStream(path) ? streams : calls).call(path, input, options),
  }
}
