import type { SignInMethod } from '../sessions/session-service.ts'

/** Someone whose first factor was right. */
export type PendingSignIn = {
  userId: string
  stay: boolean
  method: SignInMethod
  /** Counts that the entry clears. */
  attempts?: readonly string[]
  /** The hash that the password fitted: no entry with one that was changed meanwhile. */
  password?: string | null
}
