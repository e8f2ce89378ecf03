import { fullName, preferences } from '../../contract/identity/person.ts'
import type { Asker } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { dayMs, minuteMs } from '../../platform/durations.ts'
import { ok } from '../../platform/result.ts'
import { writeSecurity } from '../logs/index.ts'
import { hasMailbox } from './has-mailbox.ts'
import { type CredentialKind, credentialKinds, mailWords } from './mail-words.ts'
import type { Mailer } from './mailer.ts'
import { type PostOffice, queueMail } from './queue-mail.ts'

type TellDeps = { database: OpenDatabase; mailer: Mailer; now: Clock }

const isKind = (feature: string): feature is CredentialKind => credentialKinds.some((kind) => kind === feature)

/** A mail to every owner, whoever of them made the change: it may have been somebody at their desk. */
async function queueNotices(
  tx: Tx,
  post: PostOffice,
  { who, what, at }: { who: string; what: CredentialKind; at: Date },
): Promise<string[]> {
  const owners = await tx.user.findMany({ where: { role: 'SUPER_ADMIN', isActive: true } })
  const ids: string[] = []
  for (const owner of owners.filter(({ email }) => hasMailbox(email))) {
    const language = preferences.catch({}).parse(owner.preferences ?? {}).language ?? 'en'
    const id = await queueMail(tx, post, {
      ...{ to: owner.email, userId: owner.id, template: 'credentials-changed', language, secrets: {} },
      values: { name: owner.firstName ?? '', who, what: mailWords[language].credentials[what] },
      expiresAt: new Date(at.getTime() + 7 * dayMs),
      startAfter: new Date(at.getTime() + minuteMs),
    })
    ids.push(id)
  }
  return ids
}

/**
 * Tells every owner of a change that is an owner's alone. Begun before the change: the mails go by the server that was
 * valid until then, because a new one may be that of whoever makes the change. Where there was none, the security log
 * alone tells. What that server did not take is left to the queue.
 */
export function createTellOwners({ database, mailer, now }: TellDeps) {
  return async (path: string): Promise<(asker: Asker) => Promise<void>> => {
    const [what = ''] = path.split('.')
    if (!isKind(what)) throw new Error(`owners have no words for a change by ${path}`)
    const { post, send } = await mailer.asNow()
    return async ({ who, caller }) => {
      const at = now()
      const queued = await inTransaction(database, async (tx) => {
        const entry = { severity: 'CRITICAL', userId: who.id, caller, metadata: { what, path } } as const
        await writeSecurity(tx, at, { event: 'CREDENTIALS_CHANGED', ...entry })
        return ok(post ? await queueNotices(tx, post, { who: fullName(who), what, at }) : [])
      })
      send(queued.value)
    }
  }
}
export type TellOwners = ReturnType<typeof createTellOwners>
