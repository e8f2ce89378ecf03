import type { IncomingMessage } from 'node:http'

/**
 * Headers that a request has once. Node keeps the first of some and joins others, a proxy before it may read the last:
 * whoever names two wants to be read in two ways.
 */
const single = new Set([
  ...['host', 'origin', 'cookie', 'authorization', 'x-api-key', 'x-page-key', 'x-csrf-token'],
  ...['content-length', 'content-type', 'transfer-encoding', 'upgrade'],
  ...['sec-websocket-key', 'sec-websocket-version'],
])

/** The first header that is there twice; null: none. */
export function doubledHeader({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): string | null {
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase()
    if (!single.has(name)) continue
    if (seen.has(name)) return name
    seen.add(name)
  }
  return null
}
