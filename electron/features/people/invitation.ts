import type { Invitation } from '../../contract/people.ts'
import type { Tx } from '../../platform/database/index.ts'

/** How people are invited, looked up before a transaction begins. */
export type Inviter = {
  /** In the caller's transaction: the code, given back only when no mail brings it. */
  invite: (tx: Tx, user: Invited, by: 'owner' | 'staff') => Promise<Invitation>
  /** After the transaction: what it queued is sent. */
  sent: () => void
}
export type Invited = { id: string; email: string; firstName: string | null; preferences: unknown }
