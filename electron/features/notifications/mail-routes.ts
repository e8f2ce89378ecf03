import type { TestStep } from '../../contract/base.ts'
import type { MailInput, MailSettings, MailView } from '../../contract/notifications/mail.ts'
import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import type { MailPost } from '../../connections/mail/mail-post.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { keepPassword, passwordFor, plainToStranger, readMailSettings, writeMailSettings } from './mail-settings.ts'
import type { Mailer } from './mailer.ts'
import { renderMail } from './render-mail.ts'

export type MailRoutesDeps = {
  database: OpenDatabase
  secrets: Secrets
  mailer: Mailer
  smtp: MailPost
  now: () => Date
}

const failedForMs = 30 * 86_400_000

const settingsOf = ({ password: _kept, ...settings }: MailInput): MailSettings => settings

async function view({ database, secrets, mailer, now }: MailRoutesDeps): Promise<MailView> {
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

async function* tryOut(
  { database, secrets, smtp }: MailRoutesDeps,
  { to, ...input }: MailInput & { to: string },
  { language, signal }: { language: 'en' | 'fil'; signal: AbortSignal },
): AsyncGenerator<TestStep, void> {
  const settings = settingsOf(input)
  const password = input.password ?? (await passwordFor(secrets, settings)) ?? ''
  const site = await database.read((db) => db.systemConfig.findUnique({ where: { key: 'site.name' } }))
  const farm = typeof site?.value === 'string' ? site.value : 'MASH'
  yield* smtp.test({ ...settings, password }, { to, ...renderMail('test', { language, values: { farm } }) }, signal)
}

/** How the farm sends mail. */
export function mailRoutes(deps: MailRoutesDeps): FeatureRoutes<'mail'> {
  const { database, secrets, mailer } = deps
  return {
    get: async () => ok(await view(deps)),
    save: async ({ input, auditIn }) => {
      const settings = settingsOf(input)
      const host = plainToStranger(settings)
      if (host !== null) return refuse({ code: 'PLAIN_TO_STRANGER', data: { host } })
      await database.write((db) =>
        db.$transaction(async (tx) => {
          const before = await readMailSettings(tx)
          await writeMailSettings(tx, settings)
          await auditIn(tx, { entityId: 'mail.smtp', oldValues: before, newValues: settings })
        }),
      )
      await keepPassword(secrets, input)
      await mailer.refresh()
      return ok(await view(deps))
    },
    test: async (call) => {
      const language = personOf(call).preferences.language ?? 'en'
      return ok(tryOut(deps, call.input, { language, signal: call.signal }))
    },
  }
}
