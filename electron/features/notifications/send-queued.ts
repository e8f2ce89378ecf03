import { z } from 'zod'
import type { MailPost } from '../../connections/mail/mail-post.ts'
import type { MailServer } from '../../connections/mail/mail-server.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type OpenDatabase } from '../../platform/database/index.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import { ok } from '../../platform/result.ts'
import type { Sealer } from '../../platform/sealer.ts'
import { type MailMetadata, mailMetadata, mailQueue, sealedContext } from './queue-mail.ts'
import { renderMail } from './render-mail.ts'

export type SendDeps = {
  database: OpenDatabase
  jobs: Pick<Jobs, 'enqueue' | 'ready'>
  smtp: MailPost
  server: MailServer
  sealer: Sealer
  now: Clock
  log: Log
  timing: MailTiming
}

export type MailTiming = {
  /** Before the second, third and fourth try; a code that lives 15 minutes is still good at the last. */
  pausesMs: readonly number[]
  /** So long nobody else takes a mail that is being sent. Longer than the server's longest silence. */
  leaseMs: number
}
export const defaultMailTiming: MailTiming = { pausesMs: [20_000, 120_000, 480_000], leaseMs: 90_000 }

type Claimed = { id: string; to: string; retryCount: number; metadata: MailMetadata }

/**
 * Takes the mail for this desktop: one that waits, or one whose desktop died while it sent. Null: somebody else has it,
 * or it is done. While it is SENDING, `nextRetryAt` is when the lease ends.
 */
async function claim({ database, now, timing }: SendDeps, id: string): Promise<Claimed | null> {
  const at = now()
  const taken = await database.write((db) =>
    db.notification.updateManyAndReturn({
      where: {
        id,
        OR: [{ status: { in: ['QUEUED', 'RETRYING'] } }, { status: 'SENDING', nextRetryAt: { lte: at } }],
      },
      data: { status: 'SENDING', nextRetryAt: new Date(at.getTime() + timing.leaseMs) },
      select: { recipientEmail: true, retryCount: true, metadata: true },
    }),
  )
  const [row] = taken
  if (!row) return null
  return { id, to: row.recipientEmail ?? '', retryCount: row.retryCount, metadata: mailMetadata.parse(row.metadata) }
}

const withoutSecrets = ({ sealed: _gone, ...rest }: MailMetadata): MailMetadata => rest

type End =
  | { status: 'SENT'; sentAt: Date; providerMessageId: string }
  | { status: 'FAILED' | 'BOUNCED'; failedAt: Date; errorMessage: string; providerResponse: Record<string, string> }
  | { status: 'CANCELLED'; errorMessage: string }

/** Whatever the end, the secrets go with it. */
async function finish({ database }: SendDeps, { id, metadata }: Claimed, end: End): Promise<void> {
  await database.write(
    (db) =>
      db.notification.updateMany({
        where: { id, status: 'SENDING' },
        data: { ...end, metadata: withoutSecrets(metadata), nextRetryAt: null },
      }),
    { idempotent: true },
  )
}

/** The row and the job of the next try stand or fall together. */
async function tryLater(deps: SendDeps, { id, retryCount }: Claimed, said: { code: string; detail: string }) {
  const { database, jobs, now, timing } = deps
  const next = new Date(now().getTime() + (timing.pausesMs[retryCount] ?? 0))
  await jobs.ready()
  await inTransaction(database, async (tx) => {
    const again = await tx.notification.updateMany({
      where: { id, status: 'SENDING', retryCount },
      data: {
        status: 'RETRYING',
        retryCount: { increment: 1 },
        nextRetryAt: next,
        errorMessage: said.code,
        providerResponse: { detail: said.detail },
      },
    })
    if (again.count > 0) await jobs.enqueue(tx, mailQueue, { notificationId: id }, { startAfter: next })
    return ok(undefined)
  })
}

const secretValues = z.record(z.string(), z.string())

/**
 * Sends one mail. At least once: a desktop that dies after the server took the mail and before the row says so leaves
 * it to be sent again, under the same message id.
 */
export async function sendQueued(deps: SendDeps, notificationId: string): Promise<void> {
  const { smtp, server, sealer, now, log, timing } = deps
  const mail = await claim(deps, notificationId)
  if (!mail) return
  const { id, to, metadata, retryCount } = mail
  const { template, language, values, sealed, expiresAt } = metadata
  if (new Date(expiresAt) <= now()) return finish(deps, mail, { status: 'CANCELLED', errorMessage: 'OVER' })
  const opened = sealed === undefined ? '{}' : sealer.open(sealed, sealedContext(id))
  if (opened === null) {
    const end = { status: 'FAILED', failedAt: now(), errorMessage: 'KEY_MISSING', providerResponse: {} } as const
    return finish(deps, mail, end)
  }
  const text = renderMail(template, { language, values: { ...values, ...secretValues.parse(JSON.parse(opened)) } })
  try {
    const providerMessageId = await smtp.send(server, { to, ...text, id })
    await finish(deps, mail, { status: 'SENT', sentAt: now(), providerMessageId })
  } catch (error) {
    const { code, detail, bounced } = smtp.failureOf(error)
    log.warn({ notification: id, code, tries: retryCount + 1 }, 'a mail was not taken')
    if (!bounced && retryCount < timing.pausesMs.length) return tryLater(deps, mail, { code, detail })
    const status = bounced ? 'BOUNCED' : 'FAILED'
    await finish(deps, mail, { status, failedAt: now(), errorMessage: code, providerResponse: { detail } })
  }
}
