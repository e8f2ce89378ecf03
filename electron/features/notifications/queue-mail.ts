import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { JobQueue, Jobs } from '../../platform/jobs.ts'
import type { Sealer } from '../../platform/sealer.ts'
import type { MailTemplate, MailTemplates } from './mail-words.ts'
import { hidden, type MailLanguage, renderMail } from './render-mail.ts'

/** A desktop that dies while it sends: its job is given out again after this, and its lease on the row is over. */
const expireSeconds = 120

export const mailQueue: JobQueue<{ notificationId: string }> = {
  name: 'mail',
  data: z.object({ notificationId: z.string() }),
  expireSeconds,
  // For processes that died and databases that went away; how often a refused mail is tried, its own row says.
  retries: 20,
  retryDelaySeconds: 5,
}

/** What is kept of a mail besides its text. `sealed`: its secrets, gone once it is sent or given up. */
export const mailMetadata = z.object({
  template: z.enum(['reset-code', 'verify-email', 'invitation', 'email-moved', 'credentials-changed', 'test']),
  language: z.enum(['en', 'fil']),
  values: z.record(z.string(), z.string()),
  sealed: z.string().optional(),
  expiresAt: z.iso.datetime(),
})
export type MailMetadata = z.infer<typeof mailMetadata>

/** Where the secrets of a mail live, for the sealer. */
export const sealedContext = (notificationId: string): string => `notifications.metadata:${notificationId}`

/** What queuing needs; `mailer.ready()` gives it, before the transaction is opened. */
export type PostOffice = { jobs: Pick<Jobs, 'enqueue'>; sealer: Sealer; now: Clock; farm: string }

export type NewMail<T extends MailTemplate = MailTemplate> = {
  to: string
  userId: string | null
  template: T
  language: MailLanguage
  values: Record<Exclude<MailTemplates[T]['values'], 'farm'>, string>
  secrets: Record<MailTemplates[T]['secrets'], string>
  /** After this it says nothing useful any more, and is not sent. */
  expiresAt: Date
  /** Not before: whoever queued it sends it first, by itself. */
  startAfter?: Date
}

/**
 * Writes the mail as a row, and the job that sends it, in the caller's transaction. What is secret is in the row only
 * sealed; whoever reads the row sees dots. Call `mailer.wake()` after the commit.
 */
export async function queueMail<T extends MailTemplate>(
  tx: Tx,
  { jobs, sealer, now, farm }: PostOffice,
  mail: NewMail<T>,
): Promise<string> {
  const { to, userId, template, language, secrets, expiresAt, startAfter } = mail
  const id = randomUUID()
  const values = { ...mail.values, farm }
  const dots = Object.fromEntries(Object.keys(secrets).map((name) => [name, hidden]))
  const { subject, text } = renderMail(template, { language, values: { ...values, ...dots } })
  const metadata: MailMetadata = {
    template,
    language,
    values,
    sealed: sealer.seal(JSON.stringify(secrets), sealedContext(id)),
    expiresAt: expiresAt.toISOString(),
  }
  await tx.notification.create({
    data: {
      id,
      userId,
      channel: 'EMAIL',
      status: 'QUEUED',
      priority: 9,
      recipientId: userId,
      recipientEmail: to,
      subject,
      body: text,
      provider: 'smtp',
      metadata,
      queuedAt: now(),
    },
  })
  await jobs.enqueue(tx, mailQueue, { notificationId: id }, { ...(startAfter && { startAfter }) })
  return id
}
