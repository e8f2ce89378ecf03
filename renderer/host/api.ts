import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../electron/contract/index.ts'
import type { HostBridge } from '../../electron/contract/port-protocol.ts'
import { isOnlyLooking, useViewAs } from '../person/view-as.ts'
import { reportConnection } from './transport/connection.ts'
import { createHttpLink } from './transport/http-link.ts'
import { createLiveLink } from './transport/live-link.ts'
import { requestPort } from './transport/page-ports.ts'
import type { Link } from './transport/port-link.ts'

export { useConnection } from './transport/connection.ts'

declare global {
  interface Window {
    readonly mashHost?: HostBridge
  }
}

const bridge = window.mashHost

const hostLink = bridge ? createLiveLink(() => requestPort(bridge), reportConnection) : createHttpLink(location.origin)

/** While a person looks as somebody else, only what looks leaves the page. */
const link: Link = {
  call: async (path, input, options) => {
    if (useViewAs.getState().as && !isOnlyLooking(path)) throw new ORPCError('VIEW_ONLY', { status: 403 })
    return hostLink.call(path, input, options)
  },
}

/** The one client. `await client.chambers.list()` */
export const client: ContractRouterClient<Contract> = createORPCClient(link)

/** For TanStack Query: `useQuery(api.chambers.list.queryOptions())` */
export const api = createTanstackQueryUtils(client)

/** What went wrong, in the terms that the catalogues have sentences for. `id` finds a fault in the host's log. */
export type CallProblem = { code: string; data: Record<string, unknown>; id: string | null }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Any thrown thing as a code: the contract's errors, HOST_CLOSED when the host is away, ABORTED, else UNKNOWN. */
export function problemOf(error: unknown): CallProblem {
  if (error instanceof ORPCError) {
    const given: unknown = error.data
    const data = isRecord(given) ? given : {}
    return { code: String(error.code), data, id: typeof data.id === 'string' ? data.id : null }
  }
  if (error instanceof DOMException && error.name === 'AbortError') return { code: 'ABORTED', data: {}, id: null }
  // fetch says nothing more than TypeError when the host does not answer.
  if (error instanceof TypeError) return { code: 'HOST_CLOSED', data: {}, id: null }
  return { code: 'UNKNOWN', data: {}, id: null }
}
