import { z } from 'zod'
import type { MailServer } from '../../connections/mail/mail-server.ts'
import { type MailInput, type MailSettings, mailSettings } from '../../contract/notifications/mail.ts'
import type { Db, OpenDatabase, Tx } from '../../platform/database/index.ts'
import { isPrivateHost } from '../../platform/private-host.ts'
import type { Secrets } from '../../platform/secrets/index.ts'

const configKey = 'mail.smtp'
const secretName = 'smtp-password'

const off: MailSettings = { host: '', port: 587, security: 'starttls', username: '', from: '', fromName: '', ca: '' }

/** What is kept in the keychain: a password, and whose it is. */
const storedPassword = z.object({ whose: z.string(), password: z.string() })

type Server = Pick<MailSettings, 'host' | 'port' | 'username'>
const whoseOf = ({ host, port, username }: Server) => `${username}@${host.toLowerCase()}:${port}`

/** The farm's own; those of a desktop that is newer and says more are read as far as they go. */
export async function readMailSettings(db: Db | Tx): Promise<MailSettings> {
  const row = await db.systemConfig.findUnique({ where: { key: configKey }, select: { value: true } })
  const read = mailSettings.safeParse(row?.value)
  return read.success ? read.data : off
}

export async function writeMailSettings(tx: Tx, value: MailSettings): Promise<void> {
  await tx.systemConfig.upsert({
    where: { key: configKey },
    create: { key: configKey, value, category: 'MAIL', description: 'How the farm sends mail' },
    update: { value },
  })
}

/** Whether the farm sends mail at all, by whichever desktop. */
export const isMailOn = ({ host, from }: MailSettings): boolean => host !== '' && from !== ''

/**
 * The password of this desktop for that server, port and user name. One that was kept for another is not given: who may
 * change the address must not learn the password by it, and on another port of the same computer anybody may listen.
 */
export async function passwordFor(secrets: Pick<Secrets, 'get'>, settings: Server): Promise<string | null> {
  const text = await secrets.get(secretName)
  if (text === null) return null
  const stored = storedPassword.parse(JSON.parse(text))
  return stored.whose === whoseOf(settings) ? stored.password : null
}

export async function keepPassword(secrets: Pick<Secrets, 'set'>, input: MailInput): Promise<void> {
  if (input.password === null) return
  const stored = { whose: whoseOf(input), password: input.password }
  await secrets.set(secretName, input.password === '' ? '' : JSON.stringify(stored))
}

/** The host, when mail and password would cross the internet unencrypted; else null. */
export const plainToStranger = ({ host, security }: Pick<MailSettings, 'host' | 'security'>): string | null =>
  security === 'none' && host !== '' && !isPrivateHost(host) ? host : null

/** The server as this desktop reaches it; null when it does not send. */
export async function serverToSend({
  database,
  secrets,
}: {
  database: OpenDatabase
  secrets: Pick<Secrets, 'get'>
}): Promise<MailServer | null> {
  const settings = await database.read(readMailSettings)
  if (!isMailOn(settings) || plainToStranger(settings) !== null) return null
  const password = settings.username === '' ? '' : await passwordFor(secrets, settings)
  return password === null ? null : { ...settings, password }
}
