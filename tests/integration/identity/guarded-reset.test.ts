import { afterEach, beforeEach, expect, it } from 'vitest'
import type { UserRole } from '../../../electron/contract/identity/person.ts'
import { codeAt } from '../../support/authenticator.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { mailInputFor, mailLogin } from '../../support/mail.ts'
import { codeOf } from '../../support/outcome.ts'
import { queueBehind } from '../../support/queue-behind.ts'
import { codeIn, type SmtpSink, startSmtpSink } from '../../support/smtp-sink.ts'
import { addPerson, openTestFarm, type TestFarm, testPassword } from '../../support/test-farm.ts'
import { unlike } from '../../support/unlike.ts'
import { until } from '../../support/until.ts'

const password = 'Bagong-Sibol-1'
let own: Database
let sink: SmtpSink
let farm: TestFarm
let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)

beforeEach(async () => {
  offsetMs = 0
  own = await freshDatabase()
  sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  farm = await openTestFarm(own, { now, jobTiming: { pollSeconds: 0.5 } })
  await addPerson(own.db, { email: 'owner@farm.test', role: 'SUPER_ADMIN' })
  const { client } = await farm.signedIn('owner@farm.test')
  await client.mail.save(mailInputFor(sink))
})
afterEach(async () => {
  await farm.stop()
  await sink.remove()
  await own.drop()
})

/** Somebody new each time, with what they may. */
async function add(name: string, role: UserRole, extra: readonly string[] = []) {
  const person = await addPerson(own.db, { email: `${name}@farm.test`, role })
  if (extra.length > 0) {
    const { client } = await farm.signedIn('owner@farm.test')
    const made = { name: `Role of ${name}`, description: '', permissions: [...extra] as never[] }
    const { id } = await client.roles.create(made)
    await own.db.userRoleAssignment.create({ data: { userId: person.id, roleId: id } })
  }
  return person.email
}
async function codeFor(login: string): Promise<string> {
  const mails = () => sink.mails.filter(({ to, text }) => to.includes(login) && codeIn({ text }) !== '')
  const before = mails().length
  await farm.desk().client.identity.askReset({ login })
  await until('the code came', () => mails().length > before)
  return codeIn(mails().at(-1))
}
const reset = (login: string, code: string, second = '') =>
  codeOf(farm.desk().client.identity.reset({ login, code, password, second }))
const signIn = (login: string, word = password) =>
  codeOf(farm.desk().client.identity.signIn({ login, password: word, stay: false }))
async function sheetOf(login: string): Promise<string> {
  const { client } = await farm.signedIn(login)
  return (await client.account.makeRecoverySheet()).code
}

it.each<[string, UserRole, string[]]>([
  ['owner2', 'SUPER_ADMIN', []],
  ['admin', 'ADMIN', []],
  ['lead', 'USER', ['users:update']],
  ['maker', 'USER', ['users:create']],
  ['giver', 'USER', ['users:manage_roles']],
  ['keyer', 'USER', ['api_keys:create']],
])('a mailed code alone opens no guarded account: %s', async (name, role, extra) => {
  const login = await add(name, role, extra)
  const code = await codeFor(login)
  expect(await reset(login, unlike(code))).toBe('WRONG_CODE')
  expect(await reset(login, code)).toBe('SECOND_NEEDED')
  expect(await reset(login, code, '123456')).toBe('WRONG_SECOND')
  expect(await reset(login, code, 'ABCD-EFGH-JKLM')).toBe('WRONG_SECOND')
  expect(await signIn(login, testPassword)).toBe('done')
  expect(await signIn(login)).toBe('WRONG_SIGN_IN')
})

it('opens any other account, as it did', async () => {
  const login = await add('clerk', 'USER', ['orders:update', 'users:read', 'users:delete'])
  expect(await reset(login, await codeFor(login), 'whatever')).toBe('done')
  expect(await signIn(login)).toBe('done')
})

it('answers a wrong code the same for all, whatever comes with it', async () => {
  const [admin, clerk] = [await add('admin', 'ADMIN'), await add('clerk', 'USER')]
  const sheet = await sheetOf(admin)
  for (const login of [admin, clerk, 'nobody@farm.test'])
    for (const second of ['', '123456', sheet]) expect(await reset(login, '000000', second)).toBe('WRONG_CODE')
})

it('takes the code of the authenticator, or a backup code, besides', async () => {
  const login = await add('admin', 'ADMIN')
  const { client } = await farm.signedIn(login)
  const { secret } = await client.account.startTwoFactor()
  const { codes } = await client.account.confirmTwoFactor({ code: codeAt(secret, now()) })
  offsetMs += 60_000
  expect(await reset(login, await codeFor(login), codeAt(secret, now()))).toBe('done')
  offsetMs += 120_000
  const code = await codeFor(login)
  expect(await reset(login, code, unlike(codes[0] ?? ''))).toBe('WRONG_SECOND')
  expect(await reset(login, code, codes[0])).toBe('done')
  expect(await own.db.user.findFirst({ where: { email: login } })).toMatchObject({ twoFactorEnabled: true })
})

it('takes the recovery sheet once, and turns the second factor off with it', async () => {
  const login = await add('admin', 'ADMIN')
  const first = await sheetOf(login)
  const sheet = await sheetOf(login)
  expect(sheet).toMatch(/^([A-HJ-NP-Z2-9]{5}-){4}[A-HJ-NP-Z2-9]{5}$/)
  const kept = await own.db.user.findFirstOrThrow({ where: { email: login } })
  expect(JSON.stringify(kept)).not.toContain(sheet.replaceAll('-', ''))
  await own.db.user.update({ where: { id: kept.id }, data: { twoFactorEnabled: true, twoFactorSecret: 'sealed' } })
  const code = await codeFor(login)
  expect(await reset(login, code, first)).toBe('WRONG_SECOND')
  expect(await reset(login, code, sheet.toLowerCase().replaceAll('-', ' '))).toBe('done')
  expect(await signIn(login)).toBe('done')
  const events = (await own.db.securityLog.findMany({ where: { userId: kept.id } })).map(({ event }) => event)
  expect(events).toEqual(expect.arrayContaining(['RECOVERY_SHEET_MADE', 'RECOVERY_SHEET_USED', 'PASSWORD_CHANGED']))
  expect(await own.db.user.findFirst({ where: { email: login } })).toMatchObject({
    twoFactorEnabled: false,
    recoveryHash: null,
  })
  offsetMs += 120_000
  expect(await reset(login, await codeFor(login), sheet)).toBe('WRONG_SECOND')
})

it('counts wrong second proofs, over any number of codes', async () => {
  const login = await add('admin', 'ADMIN')
  const sheet = await sheetOf(login)
  const other = await sheetOf(await add('other', 'ADMIN'))
  const tries: string[] = []
  for (let n = 0; n < 2; n += 1) {
    const code = await codeFor(login)
    for (let one = 0; one < 4; one += 1) tries.push(await reset(login, code, other))
    offsetMs += 120_000
  }
  expect(tries).toEqual([
    ...Array.from({ length: 5 }, () => 'WRONG_SECOND'),
    'SIGN_IN_SHUT',
    'SIGN_IN_SHUT',
    'SIGN_IN_SHUT',
  ])
  expect(await reset(login, await codeFor(login), sheet)).toBe('SIGN_IN_SHUT')
})

it('sends no code to an address that nobody showed to be theirs', async () => {
  const login = await add('clerk', 'USER')
  await own.db.user.updateMany({ where: { email: login }, data: { emailVerified: false } })
  expect(await codeOf(farm.desk().client.identity.askReset({ login }))).toBe('done')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(sink.mails.filter(({ to }) => to.includes(login))).toEqual([])
})

it('lets an owner’s invitation in without a second proof, and nobody else’s into what became guarded', async () => {
  const owner = (await farm.signedIn('owner@farm.test')).client
  const admin = (await farm.signedIn(await add('admin', 'ADMIN'))).client
  const invited = await own.db.user.create({ data: { email: 'ben@walk.invalid', role: 'USER' } })
  const login = invited.email
  const staffs = await admin.people.invite({ id: invited.id })
  await own.db.user.update({ where: { id: invited.id }, data: { role: 'ADMIN' } })
  expect(await reset(login, staffs.code ?? '')).toBe('SECOND_NEEDED')
  expect(await codeOf(admin.people.invite({ id: invited.id }))).toBe('NOT_YOURS_TO_GIVE')
  const owners = await owner.people.invite({ id: invited.id })
  expect(await reset(login, owners.code ?? '')).toBe('done')
})

it('shows a mailbox to be somebody’s by the code that went there, and by no paper', async () => {
  const owner = (await farm.signedIn('owner@farm.test')).client
  const input = { username: '', firstName: 'Eva', lastName: 'Cruz', phoneNumber: '', role: 'GROWER' } as const
  await owner.people.create({ ...input, email: 'eva@farm.test' })
  await until('the invitation came', () => sink.mails.some(({ to }) => to.includes('eva@farm.test')))
  const mail = sink.mails.find(({ to }) => to.includes('eva@farm.test'))
  expect(await reset('eva@farm.test', codeIn(mail))).toBe('done')
  const { invitation } = await owner.people.create({ ...input, email: 'dan@paper.invalid' })
  expect(await reset('dan@paper.invalid', invitation.code ?? '')).toBe('done')
  const verified = await own.db.user.findMany({ where: { role: 'GROWER' }, orderBy: { email: 'desc' } })
  expect(verified.map(({ emailVerified }) => emailVerified)).toEqual([true, false])
})

it('is half a proof also for whoever was raised while it was looked at', async () => {
  const login = await add('clerk', 'USER')
  const code = await codeFor(login)
  const lock = `SELECT pg_advisory_xact_lock(hashtext('mash.rights'));
    INSERT INTO role_permissions (id, role_id, permission_id)
    SELECT 'raised', 'role-USER', id FROM permissions WHERE resource = 'users' AND action = 'manage_roles'`
  const [raised] = await queueBehind(own.url, { lock, queued: 1 }, () => [reset(login, code)])
  expect(raised).toMatchObject({ value: 'SECOND_NEEDED' })
  expect(await signIn(login, testPassword)).toBe('done')
})
