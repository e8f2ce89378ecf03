import { createQuota, type Quota } from './quota.ts'

/** Loopback is one address for the whole desk, browsers, tabs and all: a tab takes one WebSocket and a few calls. */
export const pageConnections = { each: 128, all: 512 }
/** A file of 8 MB comes by a slow network in this time; a call may take this long to be answered. */
export const pageRequestMs = 120_000
export const pageIdleMs = 300_000

/** Before sign-in a page says little, and at once. */
export const guestBody = { bytes: 64 * 1024, ms: 10_000 }

type Two = { guests: Quota; signedIn: Quota }
export type PageLimits = { calls: Two; sockets: Two; streams: { guests: number; signedIn: number } }

/** Guests share what an address has; each session has its own, so that none of them can shut out who is in. */
export const createPageLimits = (): PageLimits => ({
  calls: { guests: createQuota({ each: 16, all: 64 }), signedIn: createQuota({ each: 64, all: 512 }) },
  sockets: { guests: createQuota({ each: 24, all: 96 }), signedIn: createQuota({ each: 32, all: 256 }) },
  // Of one WebSocket, with the calls that come by it. The first screen needs two; a whole farm's fewer than twenty.
  streams: { guests: 8, signedIn: 64 },
})

export const partOf = <T>({ guests, signedIn }: { guests: T; signedIn: T }, isGuest: boolean): T =>
  isGuest ? guests : signedIn
