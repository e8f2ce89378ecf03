import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { hostname } from 'node:os'

export type DoorAddress = { host: string; port: number; secure: boolean }

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

/** Splits `name:port` or `[v6]:port` of a Host header; the port defaults by scheme. Null when it is not one. */
function parseHost(header: string, secure: boolean): { name: string; port: number } | null {
  const found = /^(?:\[([\da-f:.]+)\]|([a-z\d.-]+))(?::(\d{1,5}))?$/i.exec(header)
  const name = found?.[1] ?? found?.[2]
  if (!found || !name) return null
  return { name: name.toLowerCase(), port: found[3] ? Number(found[3]) : secure ? 443 : 80 }
}

/**
 * Whether a Host header names this door. A foreign name that was rebound to our address (DNS rebinding) is refused:
 * only loopback names, and when the door is open to the network also plain addresses and this machine's own name.
 */
export function isOwnHost(header: string | undefined, door: DoorAddress): boolean {
  const host = header === undefined ? null : parseHost(header, door.secure)
  if (!host || host.port !== door.port) return false
  if (isLoopback(host.name)) return true
  if (isLoopback(door.host)) return false
  const own = hostname().toLowerCase()
  return isIP(host.name) !== 0 || host.name === own || host.name === `${own}.local`
}

/** Whether an Origin header is the page of this very door, as the browser addressed it. */
export function isOwnOrigin(origin: string, host: string, secure: boolean): boolean {
  return origin === `${secure ? 'https' : 'http'}://${host}`
}

/**
 * Checks Host and Origin of a request. Browsers send Origin with every call and every WebSocket; a page from elsewhere
 * can't forge it. Without Origin only plain GETs pass (`originNeeded` false).
 */
export function isAllowed(
  request: Pick<IncomingMessage, 'headers'>,
  { door, originNeeded }: { door: DoorAddress; originNeeded: boolean },
): boolean {
  const { host, origin } = request.headers
  if (host === undefined || !isOwnHost(host, door)) return false
  if (origin === undefined) return !originNeeded
  return isOwnOrigin(origin, host, door.secure)
}

/** The path as it was sent: `new URL` throws on some, and hides attempts to leave a folder by resolving `..`. */
export function pathOf(request: Pick<IncomingMessage, 'url'>): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
}
