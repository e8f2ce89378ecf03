import { randomBytes } from 'node:crypto'
import { createCache } from '../../../platform/cache.ts'
import type { Clock } from '../../../platform/clock.ts'

/** Things that wait a short while for their second half, each under a name nobody can guess. In memory: a restart ends them. */
export type Tickets<T> = {
  put: (value: T) => string
  /** Null when there is none, or its time is over. */
  look: (ticket: string) => T | null
  /** The same, and it is gone: of two who take it at once, one gets it. */
  take: (ticket: string) => T | null
}

const most = 1000

export function createTickets<T extends object>({ now, ttlMs }: { now: Clock; ttlMs: number }): Tickets<T> {
  const open = createCache<T>({ now, max: most, ttlMs })
  const look = (ticket: string) => open.get(ticket) ?? null
  return {
    put(value) {
      const ticket = randomBytes(24).toString('base64url')
      open.set(ticket, value)
      return ticket
    },
    look,
    take(ticket) {
      const value = look(ticket)
      open.delete(ticket)
      return value
    },
  }
}
