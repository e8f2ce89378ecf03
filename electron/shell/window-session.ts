import type { SessionSlot } from '../contract/routes.ts'

/** Where a session outlives the window: only when the person chose to stay signed in. An empty token removes it. */
export type KeepSession = (token: string) => Promise<void>

/**
 * The session of one window: in this process's memory, which the page can't reach. `onFault` is told when keeping it
 * failed; the person is signed in all the same.
 */
export function windowSession(
  initial: string | null,
  { keep, onFault }: { keep: KeepSession; onFault: (error: unknown) => void },
): SessionSlot {
  let token = initial
  return {
    get: () => token,
    set: (value, _expiresAt, stay) => {
      token = value
      keep(stay ? value : '').catch(onFault)
    },
    clear: () => {
      token = null
      keep('').catch(onFault)
    },
  }
}
