import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { mailInputFor, mailLogin } from '../../support/mail.ts'
import { codeOf } from '../../support/outcome.ts'
import { codeIn, type SmtpSink, startSmtpSink, tokenIn } from '../../support/smtp-sink.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

let own: Database
let sink: SmtpSink
let farm: TestFarm
let owner: TestClient

beforeEach(async () => {
  own = await freshDatabase()
  sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  farm = await openTestFarm(own, { jobTiming: { pollSeconds: 0.5 } })
  await addPerson(own.db, { email: 'owner@farm.test', role: 'SUPER_ADMIN' })
  owner = (await farm.signedIn('owner@farm.test')).client
  await owner.mail.save(mailInputFor(sink))
})
afterEach(async () => {
  await farm.stop()
  await sink.remove()
  await own.drop()
})

const profile = { username: '', firstName: 'Ben', lastName: 'Cruz', phoneNumber: '' }
const userOf = (id: string) => own.db.user.findUniqueOrThrow({ where: { id } })
const noticeTo = async (address: string) => {
  const found = () => sink.mails.find(({ to, subject }) => to.includes(address) && subject.includes('another email'))
  await until(`the notice to ${address}`, () => found() !== undefined)
  return found()
}

it('by an administrator: it is nobody’s yet, no code goes there, and the old mailbox is told', async () => {
  const { id } = await addPerson(own.db, { email: 'ben@farm.test' })
  await own.db.user.update({ where: { id }, data: { passwordResetCode: 'of the old address' } })
  await owner.people.update({ id, ...profile, email: 'ben@new.test' })
  expect(await userOf(id)).toMatchObject({ email: 'ben@new.test', emailVerified: false, passwordResetCode: null })
  expect((await noticeTo('ben@farm.test'))?.text).toContain('ben@new.test')
  await farm.desk().client.identity.askReset({ login: 'ben@new.test' })
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(sink.mails.filter(({ to }) => to.includes('ben@new.test'))).toEqual([])
  const [told] = await own.db.securityLog.findMany({ where: { event: 'EMAIL_CHANGED' } })
  expect(told).toMatchObject({
    userId: id,
    severity: 'WARNING',
    metadata: { from: 'ben@farm.test', to: 'ben@new.test' },
  })
})

it('by an administrator, of somebody guarded: refused, and a name is still theirs to mend', async () => {
  await addPerson(own.db, { email: 'admin@farm.test', role: 'ADMIN' })
  const admin = (await farm.signedIn('admin@farm.test')).client
  const lead = await addPerson(own.db, { email: 'lead@farm.test' })
  const { id: roleId } = await owner.roles.create({ name: 'Lead', description: '', permissions: ['users:update'] })
  await owner.people.setRoles({ id: lead.id, role: 'USER', roleIds: [roleId] })
  const moved = admin.people.update({ id: lead.id, ...profile, email: 'lead@evil.test' })
  await expect(moved).rejects.toMatchObject({ code: 'NOT_YOURS_TO_GIVE', data: { why: 'OWNER_ONLY' } })
  expect(await codeOf(admin.people.resetTwoFactor({ id: lead.id }))).toBe('NOT_YOURS_TO_GIVE')
  expect(await codeOf(admin.people.update({ id: lead.id, ...profile, email: 'Lead@farm.test' }))).toBe('done')
  expect(await userOf(lead.id)).toMatchObject({ firstName: 'Ben', emailVerified: true })
  expect(await codeOf(owner.people.update({ id: lead.id, ...profile, email: 'lead@new.test' }))).toBe('done')
})

it.each(['digits', 'token'] as const)('by the person, confirmed by %s: the old mailbox is told', async (way) => {
  const { id } = await addPerson(own.db, { email: 'ben@farm.test' })
  const { client } = await farm.signedIn('ben@farm.test')
  await client.account.changeEmail({ email: 'ben@new.test' })
  await until('the code came', () => sink.mails.some(({ to }) => to.includes('ben@new.test')))
  const mail = sink.mails.find(({ to }) => to.includes('ben@new.test'))
  if (way === 'digits') await client.account.confirmEmail({ code: codeIn(mail) })
  else await farm.desk().client.identity.verifyEmail({ token: tokenIn(mail) })
  await noticeTo('ben@farm.test')
  expect(await userOf(id)).toMatchObject({ email: 'ben@new.test', emailVerified: true })
})

it('a customer’s, at the order desk: only of one who does not sign in by it', async () => {
  const login = await addPerson(own.db, { email: 'liza@shop.test', role: 'BUYER' })
  const works = await own.db.user.create({ data: { email: 'jun@shop.test', role: 'BUYER', isActive: false } })
  await own.db.userRoleAssignment.create({ data: { userId: works.id, roleId: 'role-GROWER' } })
  const plain = await own.db.user.create({ data: { email: 'nena@shop.test', role: 'BUYER', emailVerified: true } })
  const move = async (id: string, email: string) => {
    const { updatedAt } = await userOf(id)
    const name = { firstName: 'Liza', lastName: 'Cruz', phoneNumber: '' }
    return codeOf(owner.customers.update({ id, updatedAt, ...name, email }))
  }
  expect(await move(login.id, 'evil@shop.test')).toBe('EMAIL_IS_LOGIN')
  expect(await move(works.id, 'evil@shop.test')).toBe('EMAIL_IS_LOGIN')
  expect(await move(login.id, 'Liza@shop.test')).toBe('done')
  expect(await move(plain.id, 'nena@new.test')).toBe('done')
  expect(await userOf(plain.id)).toMatchObject({ email: 'nena@new.test', emailVerified: false })
})
