import { randomBytes } from 'node:crypto'
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

export function createTickets<T>({ now, ttlMs }: { now: Clock; ttlMs: number }): Tickets<T> {
  const held = new Map<string, { value: T; until: number }>()
  const look = (ticket: string) => {
    const found = held.get(ticket)
    return found && found.until > now().getTime() ? found.value : null
  }
  return {
    put(value) {
      const at = now().getTime()
      for (const [name, { until }] of held) if (until <= at || held.size >= most) held.delete(name)
      const ticket = randomBytes(24).toString('base64url')
      held.set(ticket, { value, until: at + ttlMs })
      return ticket
    },
    look,
    take(ticket) {
      const value = look(ticket)
      held.delete(ticket)
      return value
    },
  }
}
