import { fullName, preferences } from '../../contract/identity/person.ts'
import type { Asker } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type OpenDatabase } from '../../platform/database/index.ts'
import { dayMs, minuteMs } from '../../platform/durations.ts'
import { ok } from '../../platform/result.ts'
import { writeSecurity } from '../logs/index.ts'
import { hasMailbox } from './has-mailbox.ts'
import { type CredentialKind, credentialKinds, mailWords } from './mail-words.ts'
import type { Mailer } from './mailer.ts'
import { queueMail } from './queue-mail.ts'

type TellDeps = { database: OpenDatabase; mailer: Mailer; now: Clock }

const isKind = (feature: string): feature is CredentialKind => credentialKinds.some((kind) => kind === feature)

/**
 * Tells every owner of a change that is an owner's alone. Begun before the change: the mails go by the server that was
 * valid until then, because a new one may be that of whoever makes the change. What was not taken is left to the queue.
 */
export function createTellOwners({ database, mailer, now }: TellDeps) {
  return async (path: string): Promise<(asker: Asker) => Promise<void>> => {
    const [feature = ''] = path.split('.')
    if (!isKind(feature)) throw new Error(`owners have no words for a change by ${path}`)
    const before = await mailer.asNow()
    return async ({ who, caller }) => {
      const post = before.post ?? (await mailer.ready())
      const at = now()
      const queued = await inTransaction(database, async (tx) => {
        const metadata = { what: feature, path }
        const entry = { severity: 'CRITICAL', userId: who.id, caller, metadata } as const
        await writeSecurity(tx, at, { event: 'CREDENTIALS_CHANGED', ...entry })
        const owners = await tx.user.findMany({ where: { role: 'SUPER_ADMIN', isActive: true } })
        const ids: string[] = []
        for (const owner of owners.filter(({ email }) => post !== null && hasMailbox(email))) {
          if (!post) break
          const language = preferences.catch({}).parse(owner.preferences ?? {}).language ?? 'en'
          const id = await queueMail(tx, post, {
            ...{ to: owner.email, userId: owner.id, template: 'credentials-changed', language, secrets: {} },
            values: { name: owner.firstName ?? '', who: fullName(who), what: mailWords[language].credentials[feature] },
            expiresAt: new Date(at.getTime() + 7 * dayMs),
            startAfter: new Date(at.getTime() + minuteMs),
          })
          ids.push(id)
        }
        return ok(ids)
      })
      before.send(queued.value)
    }
  }
}
export type TellOwners = ReturnType<typeof createTellOwners>
