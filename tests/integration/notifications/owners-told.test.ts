import { afterEach, beforeEach, expect, it } from 'vitest'
import { isOwnersAlone, isPermission } from '../../../electron/contract/permissions.ts'
import { credentialKinds } from '../../../electron/features/notifications/mail-words.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { callByName, everyProcedure, plainInput } from '../../support/every-procedure.ts'
import { mailInputFor, mailLogin } from '../../support/mail.ts'
import { type OpenidProvider, startOpenidProvider } from '../../support/openid-provider.ts'
import { settingsFor } from '../../support/provider-desk.ts'
import { type SmtpSink, startSmtpSink } from '../../support/smtp-sink.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

let own: Database
let before: SmtpSink
let after: SmtpSink
let provider: OpenidProvider
let farm: TestFarm
let client: TestClient

beforeEach(async () => {
  own = await freshDatabase()
  before = await startSmtpSink({ security: 'starttls', login: mailLogin })
  after = await startSmtpSink({ security: 'none' })
  provider = await startOpenidProvider()
  farm = await openTestFarm(own, { jobTiming: { pollSeconds: 0.5 } })
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'ben@farm.test', role: 'SUPER_ADMIN', firstName: 'Ben' })
  await addPerson(own.db, { email: 'gone@farm.test', role: 'SUPER_ADMIN', isActive: false })
  await addPerson(own.db, { email: 'admin@farm.test', role: 'ADMIN' })
  ;({ client } = await farm.signedIn('ana@farm.test'))
  await client.mail.save(mailInputFor(before))
  before.mails.length = 0
})
afterEach(async () => {
  await farm.stop()
  await provider.stop()
  await before.remove()
  await after.remove()
  await own.drop()
})

const evil = () => ({ ...mailInputFor(after), security: 'none', username: '', password: '' }) as const

it('of another mail server by the old one: every owner, and nobody else', async () => {
  await client.mail.save(evil())
  await until('both owners are told', () => before.mails.length >= 2)
  expect(before.mails.flatMap(({ to }) => to).toSorted()).toEqual(['ana@farm.test', 'ben@farm.test'])
  expect(before.mails[0]?.text).toContain('Ana Reyes changed how the farm sends mail')
  expect(after.mails).toEqual([])
  const sent = await own.db.notification.findMany({ where: { status: 'SENT' } })
  expect(sent.map(({ recipientEmail }) => recipientEmail).toSorted()).toEqual(['ana@farm.test', 'ben@farm.test'])
})

it('of mail that is turned off, by the server it was', async () => {
  await client.mail.save({ ...evil(), host: '' })
  await until('both owners are told', () => before.mails.length >= 2)
})

it('of each change that is an owner’s alone, once it is made and not when it is refused', async () => {
  const changes = everyProcedure.filter(
    ({ meta: { access, changes, audit } }) => changes && audit && isPermission(access) && isOwnersAlone(access),
  )
  const inputs: Record<string, unknown> = {
    'mail.save': evil(),
    'providers.save': settingsFor(provider),
    'providers.remove': { id: 'farm' },
    'keys.saveDoor': { enabled: false, port: 0, open: false, certificate: '', privateKey: null },
  }
  await own.db.securityLog.deleteMany()
  for (const { name } of changes) await callByName(client, name, inputs[name] ?? plainInput[name])
  const told = await own.db.securityLog.findMany({ where: { event: 'CREDENTIALS_CHANGED' } })
  const paths = told.map(({ metadata }) => (metadata as { path: string }).path)
  expect(paths.toSorted()).toEqual(changes.map(({ name }) => name).toSorted())
  expect(told[0]).toMatchObject({ severity: 'CRITICAL' })
  expect([...new Set(changes.map(({ name }) => name.split('.')[0]))].toSorted()).toEqual(
    [...credentialKinds].toSorted(),
  )
  await expect(client.providers.remove({ id: 'farm' })).rejects.toMatchObject({ code: 'PROVIDER_UNKNOWN' })
  expect(await own.db.securityLog.count({ where: { event: 'CREDENTIALS_CHANGED' } })).toBe(changes.length)
})

it('and a password that is kept goes to no other port of the same computer', async () => {
  const other = await startSmtpSink({ security: 'starttls', login: mailLogin })
  const elsewhere = { ...mailInputFor(other), password: null }
  for await (const { ok } of await client.mail.test({ ...elsewhere, to: 'ana@farm.test' })) if (ok === false) break
  expect((await client.mail.save(elsewhere)).hasPassword).toBe(false)
  expect(other.mails).toEqual([])
  await other.remove()
})

it('and a client secret goes to no other provider', async () => {
  const { id } = await client.providers.save(settingsFor(provider))
  expect((await client.providers.list())[0]).toMatchObject({ id, hasSecret: true })
  const moved = settingsFor(provider, { issuer: 'http://127.0.0.1:9', clientSecret: null })
  expect(await client.providers.save(moved)).toMatchObject({ hasSecret: false })
  const renamed = settingsFor(provider, { clientId: 'another', clientSecret: null })
  expect(await client.providers.save(renamed)).toMatchObject({ hasSecret: false })
})
