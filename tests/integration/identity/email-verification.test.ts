import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepPassword, writeMailSettings } from '../../../electron/features/notifications/mail-settings.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { mailInputFor, mailLogin } from '../../support/mail.ts'
import { codeOf } from '../../support/outcome.ts'
import { codeIn, type SmtpSink, startSmtpSink, tokenIn } from '../../support/smtp-sink.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from '../../support/test-farm.ts'
import { unlike } from '../../support/unlike.ts'
import { until } from '../../support/until.ts'

const login = 'ana@farm.test'
const minute = 60_000
let own: Database
let sink: SmtpSink
let farm: TestFarm
let desk: TestDesk
let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)

beforeEach(async () => {
  offsetMs = 0
  own = await freshDatabase()
  sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  await addPerson(own.db, { email: login, role: 'SUPER_ADMIN' })
  await own.db.user.updateMany({ data: { emailVerified: false } })
  farm = await openTestFarm(own, { now, jobTiming: { pollSeconds: 0.5 } })
  const { password, ...settings } = mailInputFor(sink)
  await own.db.$transaction((tx) => writeMailSettings(tx, settings))
  await keepPassword(farm.secrets, { ...settings, password })
  await farm.farm.workers.mailer.refresh()
  desk = await farm.signedIn(login)
})
afterEach(async () => {
  await farm.stop()
  await sink.remove()
  await own.drop()
})

const account = () => desk.client.account
const arrived = async (count: number) => {
  await until(`mail ${count} arrived`, () => sink.mails.length === count)
  return sink.mails[count - 1]
}

it('verifies an address by the code in the mail, once', async () => {
  await account().sendEmailCode()
  const mail = await arrived(1)
  expect(mail).toMatchObject({ to: [login], subject: 'Confirm your email address for MASH' })
  const kept = await own.db.user.findFirstOrThrow({ where: { email: login } })
  expect([kept.emailVerificationCode, kept.emailVerificationToken]).not.toContain(codeIn(mail))
  expect(kept.emailVerificationToken).not.toBe(tokenIn(mail))
  expect(await account().confirmEmail({ code: codeIn(mail) })).toMatchObject({ emailVerified: true, email: login })
  expect(await codeOf(account().confirmEmail({ code: codeIn(mail) }))).toBe('WRONG_CODE')
  expect(await codeOf(account().sendEmailCode())).toBe('ALREADY_VERIFIED')
  expect(await codeOf(desk.client.identity.verifyEmail({ token: tokenIn(mail) }))).toBe('WRONG_CODE')
})

it('compares five tries, for 15 minutes', async () => {
  await account().sendEmailCode()
  const right = codeIn(await arrived(1))
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await codeOf(account().confirmEmail({ code: unlike(right) }))).toBe('WRONG_CODE')
  }
  expect(await codeOf(account().confirmEmail({ code: right }))).toBe('WRONG_CODE')
  offsetMs += 2 * minute
  await account().sendEmailCode()
  const second = codeIn(await arrived(2))
  offsetMs += 16 * minute
  expect(await codeOf(account().confirmEmail({ code: second }))).toBe('WRONG_CODE')
})

it('verifies by the link for a day, without anybody signed in, once', async () => {
  await account().sendEmailCode()
  const token = tokenIn(await arrived(1))
  expect(token).toHaveLength(64)
  offsetMs += 23 * 60 * minute
  const stranger = farm.desk()
  expect(await codeOf(stranger.client.identity.verifyEmail({ token: unlike(token) }))).toBe('WRONG_CODE')
  expect(await stranger.client.identity.verifyEmail({ token })).toEqual({ email: login })
  expect(await codeOf(stranger.client.identity.verifyEmail({ token }))).toBe('WRONG_CODE')
  const { id } = await own.db.user.findFirstOrThrow({ where: { email: login } })
  expect(await own.db.auditLog.findFirst({ where: { entityId: id, action: 'UPDATE' } })).toMatchObject({ userId: id })
})

it('is over after a day', async () => {
  await account().sendEmailCode()
  const token = tokenIn(await arrived(1))
  offsetMs += 24 * 60 * minute + 1000
  expect(await codeOf(farm.desk().client.identity.verifyEmail({ token }))).toBe('WRONG_CODE')
})

it('changes the address only when the new one is verified', async () => {
  const changed = await account().changeEmail({ email: 'Ana.Reyes@farm.test' })
  expect(changed).toMatchObject({ email: login, pendingEmail: 'ana.reyes@farm.test', emailVerified: false })
  const mail = await arrived(1)
  expect(mail?.to).toEqual(['ana.reyes@farm.test'])
  expect(await account().confirmEmail({ code: codeIn(mail) })).toMatchObject({
    email: 'ana.reyes@farm.test',
    pendingEmail: null,
    emailVerified: true,
  })
  await farm.signedIn('ana.reyes@farm.test')
})

it('lets a code verify only the address it was sent to', async () => {
  await account().changeEmail({ email: 'first@farm.test' })
  const first = await arrived(1)
  await own.db.user.updateMany({ where: { email: login }, data: { pendingEmail: 'other@farm.test' } })
  expect(await codeOf(account().confirmEmail({ code: codeIn(first) }))).toBe('WRONG_CODE')
  expect(await codeOf(farm.desk().client.identity.verifyEmail({ token: tokenIn(first) }))).toBe('WRONG_CODE')
  await account().changeEmail({ email: login })
  expect(await desk.client.identity.me()).toMatchObject({ email: login, pendingEmail: null })
})

it('refuses an address that is taken, at once or by the time it is verified', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  expect(await codeOf(account().changeEmail({ email: 'BEN@farm.test' }))).toBe('TAKEN')
  await account().changeEmail({ email: 'carla@farm.test' })
  const mail = await arrived(1)
  await addPerson(own.db, { email: 'carla@farm.test' })
  expect(await codeOf(account().confirmEmail({ code: codeIn(mail) }))).toBe('TAKEN')
  expect(await codeOf(farm.desk().client.identity.verifyEmail({ token: tokenIn(mail) }))).toBe('WRONG_CODE')
})

it('mails once a minute and five times an hour', async () => {
  const asks = await Promise.all([1, 2, 3].map(() => codeOf(account().sendEmailCode())))
  expect(asks.toSorted()).toEqual(['WAIT', 'WAIT', 'done'])
  offsetMs += 30_000
  await expect(account().sendEmailCode()).rejects.toMatchObject({ code: 'WAIT', data: { seconds: 30 } })
  for (let n = 0; n < 4; n += 1) {
    offsetMs += 61_000
    await account().sendEmailCode()
  }
  offsetMs += 61_000
  expect(await codeOf(account().sendEmailCode())).toBe('WAIT')
  await arrived(5)
})

it('says when no mail is set up', async () => {
  await own.db.systemConfig.deleteMany({ where: { key: 'mail.smtp' } })
  expect(await codeOf(account().sendEmailCode())).toBe('MAIL_OFF')
  expect(await codeOf(account().changeEmail({ email: 'new@farm.test' }))).toBe('MAIL_OFF')
  expect(await own.db.user.findFirst({ where: { email: login } })).toMatchObject({ pendingEmail: null })
})
