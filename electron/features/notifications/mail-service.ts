import type { MailPost } from '../../connections/mail/mail-post.ts'
import type { TestStep } from '../../contract/base.ts'
import type { MailInput, MailSettings, MailView } from '../../contract/notifications/mail.ts'
import type { Answer, AuditIn, Input } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type OpenDatabase } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { ok, refuse } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { keepPassword, passwordFor, plainToStranger, readMailSettings, writeMailSettings } from './mail-settings.ts'
import type { Mailer } from './mailer.ts'
import { type MailLanguage, renderMail } from './render-mail.ts'

export type MailDeps = {
  database: OpenDatabase
  secrets: Secrets
  mailer: Mailer
  smtp: MailPost
  now: Clock
}

const failedForMs = 30 * dayMs

const settingsOf = ({ password: _password, ...settings }: MailInput): MailSettings => settings

export async function viewMail({ database, secrets, mailer, now }: MailDeps): Promise<MailView> {
  const since = new Date(now().getTime() - failedForMs)
  const [settings, waiting, failed] = await database.read((db) =>
    Promise.all([
      readMailSettings(db),
      db.notification.count({ where: { channel: 'EMAIL', status: { in: ['QUEUED', 'SENDING', 'RETRYING'] } } }),
      db.notification.count({
        where: { channel: 'EMAIL', status: { in: ['FAILED', 'BOUNCED'] }, failedAt: { gte: since } },
      }),
    ]),
  )
  const hasPassword = (await passwordFor(secrets, settings)) !== null
  return { ...settings, hasPassword, sends: await mailer.sends(), waiting, failed }
}

export async function saveMail(deps: MailDeps, input: MailInput, auditIn: AuditIn): Promise<Answer<'mail', 'save'>> {
  const settings = settingsOf(input)
  const host = plainToStranger(settings)
  if (host !== null) return refuse({ code: 'PLAIN_TO_STRANGER', data: { host } })
  await inTransaction(deps.database, async (tx) => {
    const before = await readMailSettings(tx)
    await writeMailSettings(tx, settings)
    await auditIn(tx, { entityId: 'mail.smtp', oldValues: before, newValues: settings })
    return ok(undefined)
  })
  await keepPassword(deps.secrets, input)
  await deps.mailer.refresh()
  return ok(await viewMail(deps))
}

/** A mail by these settings, step by step, before they are kept. */
export async function* testMail(
  { database, secrets, smtp }: MailDeps,
  { to, language, ...input }: Input<'mail', 'test'> & { language: MailLanguage },
  signal: AbortSignal,
): AsyncGenerator<TestStep, void> {
  const settings = settingsOf(input)
  const password = input.password ?? (await passwordFor(secrets, settings)) ?? ''
  const site = await database.read((db) => db.systemConfig.findUnique({ where: { key: 'site.name' } }))
  const farm = typeof site?.value === 'string' ? site.value : 'MASH'
  yield* smtp.test({ ...settings, password }, { to, ...renderMail('test', { language, values: { farm } }) }, signal)
}
