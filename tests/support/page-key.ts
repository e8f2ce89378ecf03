import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { pageKeyHeader, socketReady } from '../../electron/contract/port-protocol.ts'

/** As a page makes one for its origin. */
export const newPageKey = (): string => randomBytes(32).toString('base64url')

/** What a page of this door sends with each call. */
export const pageHeaders = (origin: string, pageKey: string) => ({
  origin,
  'x-csrf-token': 'orpc',
  'content-type': 'application/json',
  [pageKeyHeader]: pageKey,
})

/** Opens the streams' WebSocket of a door and greets as a page does. Rejects when that is refused. */
export async function openPageSocket(
  origin: string,
  { pageKey = newPageKey(), headers = {} }: { pageKey?: string; headers?: Record<string, string> } = {},
): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/stream`, { headers: { origin, ...headers } })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(`refused ${String(response.statusCode)}`))
    })
  })
  const first = Promise.race([once(socket, 'message'), once(socket, 'close').then(([code]) => [`closed ${code}`])])
  socket.send(pageKey)
  const [said] = (await first) as [unknown]
  if (String(said) !== socketReady) throw new Error(`refused ${String(said)}`)
  return socket
}
