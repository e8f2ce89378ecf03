import type { OpenidConnection } from '../../connections/openid/openid-connection.ts'
import type { Log } from '../../platform/log.ts'
import type { Sealer } from '../../platform/sealer.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'
import type { Mailer } from '../notifications/index.ts'
import type { SessionDeps } from './sessions/session-service.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { Passwords } from './sign-in/passwords.ts'
import type { PendingSignIn } from './sign-in/pending-sign-in.ts'
import type { Tickets } from './sign-in/tickets.ts'

/** What every door into an account works with. */
export type IdentityDeps = SessionDeps & {
  sessions: Sessions
  passwords: Passwords
  /** Null: this desktop has no way to the farm's data key. */
  sealer: () => Promise<Sealer | null>
  /** Sign-ins that wait for their second factor. */
  tickets: Tickets<PendingSignIn>
  /** Codes travel by it. */
  mailer: Mailer
  /** What talks to providers. */
  openid: OpenidConnection
  /** Of this desktop: the client secrets of providers. */
  secrets: Pick<Secrets, 'get' | 'set'>
  log: Log
}
