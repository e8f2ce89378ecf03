/** What both ends of a port agree on. A port carries calls and streams between the page and the application. */

/** Events of one stream that may be under way before the sender waits for credit. */
export const eventWindow = 128

export type PortData = string | ArrayBuffer | Uint8Array

/** A message port of any host, or a WebSocket, behind one shape. `close` ends it for both sides. */
export type Port = {
  send(data: PortData): void
  onData(listener: (data: PortData) => void): void
  onClose(listener: () => void): void
  /** Until then what arrives is kept. */
  start(): void
  close(): void
}

export type Credit = { stream: string; events: number }

const creditMark = '{"credit":'

/** The reader's word that `events` more were consumed. Told apart from calls by its first bytes, without parsing them. */
export function encodeCredit(credit: Credit): string {
  return `${creditMark}${JSON.stringify(credit)}}`
}

/** Null when the data is not a credit, or one that makes no sense. */
export function decodeCredit(data: PortData): Credit | null {
  if (typeof data !== 'string' || !data.startsWith(creditMark)) return null
  try {
    const parsed: unknown = JSON.parse(data.slice(creditMark.length, -1))
    if (typeof parsed !== 'object' || parsed === null || !('stream' in parsed) || !('events' in parsed)) return null
    const { stream, events } = parsed
    if (typeof stream !== 'string' || typeof events !== 'number') return null
    return Number.isInteger(events) && events > 0 && events <= eventWindow ? { stream, events } : null
  } catch {
    return null
  }
}

/** Narrows what a port or socket gave; anything else is not ours. */
export function isPortData(data: unknown): data is PortData {
  return typeof data === 'string' || data instanceof ArrayBuffer || data instanceof Uint8Array
}

/** Names in Electron's IPC. The page asks its preload for a port; the preload gives one end to the main process. */
export const connectChannel = 'mash:connect'
export const portMessage = 'mash:port'

/** What the preload puts on `window.mashHost`: nothing else of Electron reaches the page. */
export type HostBridge = { readonly kind: 'electron'; requestPort(): void }

/** The path of the one WebSocket of a browser page, and of its calls. */
export const streamPath = '/stream'
export const callPath = '/rpc'

/** Tells the page that its cookie changed, which it can't see itself: the open WebSocket still has the old one. */
export const sessionChangedHeader = 'x-session-changed'

/**
 * Brings the page's key: made by the page, kept by the browser for its origin alone, port included. Cookies are sealed
 * with it. A WebSocket says it as its first message and is answered with `socketReady`; it stands in no address.
 */
export const pageKeyHeader = 'x-page-key'
export const socketReady = 'ready'

/** 32 bytes as base64url. */
export const isPageKey = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{43}$/.test(text)

const chunk = 0x8000

/**
 * Bytes inside a call (a picture) as base64: the library's JSON has no form for them. Both ends of every door name it;
 * the number is written into the messages, so it never changes.
 */
export const wireTypes = [
  {
    type: 30,
    condition: (data: unknown): boolean => data instanceof Uint8Array,
    serialize: (bytes: Uint8Array): string => {
      const parts: string[] = []
      // In parts: a call takes only so many arguments.
      for (let at = 0; at < bytes.length; at += chunk) {
        parts.push(String.fromCharCode(...bytes.subarray(at, at + chunk)))
      }
      return btoa(parts.join(''))
    },
    deserialize: (text: unknown): Uint8Array => {
      if (typeof text !== 'string') throw new TypeError('bytes that are no text')
      return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
    },
  },
]
