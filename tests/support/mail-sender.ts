import { smtpPost } from '../../electron/connections/mail/mail-post.ts'
import { createMailer, type Mailer } from '../../electron/features/notifications/mailer.ts'
import { mailQueue } from '../../electron/features/notifications/queue-mail.ts'
import type { OpenDatabase } from '../../electron/platform/database/index.ts'
import { createJobs, type Jobs } from '../../electron/platform/jobs.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { createSealer } from '../../electron/platform/sealer.ts'

/** A desktop's jobs and mail and nothing else of it; `password` is what its keychain holds for the server. */
export function openMailSender(
  database: OpenDatabase,
  { key, whose, password }: { key: Buffer; whose: string; password: string },
): { jobs: Jobs; mailer: Mailer; stop: () => Promise<void> } {
  const timing = { pollSeconds: 0.5, superviseSeconds: 1 }
  const jobs = createJobs({ database, log: silentLog, queues: [mailQueue], timing })
  const mailer = createMailer({
    database,
    jobs,
    smtp: smtpPost,
    secrets: { get: (name) => Promise.resolve(name === 'smtp-password' ? JSON.stringify({ whose, password }) : null) },
    sealer: () => Promise.resolve(createSealer(key)),
    now: () => new Date(),
    log: silentLog,
  })
  const stop = async () => {
    await mailer.stop()
    await jobs.stop()
  }
  return { jobs, mailer, stop }
}
