import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smtpPost } from '../../../electron/connections/mail/mail-post.ts'
import { queueMail } from '../../../electron/features/notifications/index.ts'
import {
  keepPassword,
  serverToSend,
  writeMailSettings,
} from '../../../electron/features/notifications/mail-settings.ts'
import { defaultMailTiming, sendQueued } from '../../../electron/features/notifications/send-queued.ts'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { type Database, freshDatabase, freshEmbedded, testDeps } from '../../support/database.ts'
import { mailInputFor, mailLogin } from '../../support/mail.ts'
import { codeIn, type SmtpSink, startSmtpSink } from '../../support/smtp-sink.ts'
import { addPerson, openTestFarm, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

const jobTiming = { pollSeconds: 0.5, superviseSeconds: 1 }
let own: Database
let sink: SmtpSink
let farm: TestFarm
let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)
let fresh: () => Promise<Database> = freshDatabase

async function begin() {
  offsetMs = 0
  own = await fresh()
  sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  farm = await openTestFarm(own, { now, jobTiming, databasePassword: 'shared' })
}
async function end() {
  await farm.stop()
  await sink.remove()
  await own.drop()
}

/** Past the door, which a test of the embedded database does not need. */
async function setUp() {
  const { password, ...settings } = mailInputFor(sink)
  await own.db.$transaction((tx) => writeMailSettings(tx, settings))
  await keepPassword(farm.secrets, { ...settings, password })
  await farm.farm.workers.mailer.refresh()
}
async function save(more: Parameters<typeof mailInputFor>[1] = {}) {
  const { client } = await farm.signedIn('ana@farm.test')
  return client.mail.save(mailInputFor(sink, more))
}
async function queue(code: string, by = farm, more: { to?: string; expiresAt?: Date } = {}) {
  const post = await by.farm.workers.mailer.ready()
  if (!post) throw new Error('mail is off')
  const id = await own.db.$transaction((tx) =>
    queueMail(tx, post, {
      to: 'ben@farm.test',
      userId: null,
      template: 'reset-code',
      language: 'fil',
      values: { name: 'Ben', minutes: '15' },
      secrets: { code },
      expiresAt: new Date(now().getTime() + 900_000),
      ...more,
    }),
  )
  by.farm.workers.mailer.wake()
  return id
}
const row = (id: string) => own.db.notification.findUniqueOrThrow({ where: { id } })
/** Lets the pause before the next try be over. */
const skipPause = async () => {
  await own.open.execute("UPDATE mash_jobs.job SET start_after = now() - interval '1 second' WHERE state < 'active'")
}

describe.each([
  ['a server', freshDatabase],
  ['the embedded database', freshEmbedded],
])('on %s', (_, kind) => {
  beforeEach(async () => {
    fresh = kind
    await begin()
  })
  afterEach(end)

  it('sends what was queued, and keeps nothing secret', async () => {
    await setUp()
    const id = await queue('123456')
    const before = await row(id)
    expect(before.body).toContain('••••••')
    expect(JSON.stringify(before)).not.toContain('123456')
    await until('it arrived', () => sink.mails.length === 1)
    expect(sink.mails[0]).toMatchObject({
      from: 'farm@farm.test',
      to: ['ben@farm.test'],
      secure: true,
      user: 'farm',
      subject: 'Ang code mo para sa MASH',
      messageId: `<${id}@farm.test>`,
    })
    expect(codeIn(sink.mails[0])).toBe('123456')
    expect(sink.mails[0]?.html).toContain('>123456<')
    await until('the row says so', async () => (await row(id)).status === 'SENT')
    const sent = await row(id)
    expect(sent).toMatchObject({ providerMessageId: `<${id}@farm.test>`, retryCount: 0, errorMessage: null })
    expect(JSON.stringify(sent.metadata)).not.toContain('sealed')
  })

  it('waits for a server that is down, and sends it once', async () => {
    await setUp()
    await sink.shut()
    const id = await queue('123456')
    await until('it will be tried again', async () => (await row(id)).status === 'RETRYING')
    const waits = await row(id)
    expect(waits).toMatchObject({ retryCount: 1, errorMessage: 'NOBODY_ANSWERS' })
    expect((waits.nextRetryAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(15_000)
    await sink.open()
    await skipPause()
    await until('it arrived', () => sink.mails.length === 1)
    await until('the row says so', async () => (await row(id)).status === 'SENT')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(sink.mails).toHaveLength(1)
  })
})

describe('what goes wrong', () => {
  beforeEach(async () => {
    fresh = freshDatabase
    await begin()
  })
  afterEach(end)

  it('is tried four times with growing pauses, then given up', async () => {
    await save()
    sink.onData = () => Promise.reject(new Error('full'))
    const id = await queue('123456')
    const pauses: number[] = []
    for (let tries = 1; tries <= 3; tries += 1) {
      await until(`try ${tries}`, async () => (await row(id)).retryCount === tries)
      pauses.push(Math.round(((await row(id)).nextRetryAt?.getTime() ?? 0) - Date.now()) / 1000)
      await skipPause()
    }
    await until('it is given up', async () => (await row(id)).status === 'FAILED')
    expect(await row(id)).toMatchObject({ retryCount: 3, errorMessage: 'MAIL_REFUSED', nextRetryAt: null })
    expect(JSON.stringify(await row(id))).not.toContain('sealed')
    expect(pauses.map((seconds) => Math.ceil(seconds / 10) * 10)).toEqual([20, 120, 480])
    const { client } = await farm.signedIn('ana@farm.test')
    expect(await client.mail.get()).toMatchObject({ waiting: 0, failed: 1 })
  })

  it('comes back at once from a recipient that does not exist', async () => {
    await save()
    sink.unknown.add('nobody@farm.test')
    const id = await queue('123456', farm, { to: 'nobody@farm.test' })
    await until('it bounced', async () => (await row(id)).status === 'BOUNCED')
    expect(await row(id)).toMatchObject({ retryCount: 0, errorMessage: 'RECIPIENT_REFUSED' })
  })

  it('says that the password is wrong, and sends with the right one', async () => {
    await save({ password: 'wrong' })
    const id = await queue('123456')
    await until('it was refused', async () => (await row(id)).errorMessage === 'BAD_CREDENTIALS')
    await save()
    await skipPause()
    await until('it arrived', () => sink.mails.length === 1)
  })

  it('never goes out without the encryption that was asked for', async () => {
    const plain = await startSmtpSink({ security: 'none', login: mailLogin })
    await save({ port: plain.port })
    const id = await queue('123456')
    await until('it was held back', async () => (await row(id)).errorMessage === 'NO_STARTTLS')
    expect(plain.mails).toEqual([])
    await plain.remove()
  })

  it('is not sent when it says nothing any more', async () => {
    await save()
    await sink.shut()
    const id = await queue('123456')
    await until('it waits', async () => (await row(id)).status === 'RETRYING')
    offsetMs = 16 * 60_000
    await sink.open()
    await skipPause()
    await until('it is over', async () => (await row(id)).status === 'CANCELLED')
    expect(sink.mails).toEqual([])
    expect(JSON.stringify(await row(id))).not.toContain('sealed')
  })

  it('is refused when it would cross the internet unencrypted, or with a password for another server', async () => {
    await expect(save({ host: 'mail.example.com', security: 'none' })).rejects.toMatchObject({
      code: 'PLAIN_TO_STRANGER',
      data: { host: 'mail.example.com' },
    })
    expect(await save()).toMatchObject({ hasPassword: true, sends: true })
    expect(await save({ host: '127.0.0.1', password: null })).toMatchObject({ hasPassword: false, sends: false })
    expect(await save({ password: null })).toMatchObject({ hasPassword: true, sends: true })
    const [kept] = await own.open.execute("SELECT value::text AS value FROM system_config WHERE key = 'mail.smtp'")
    expect(kept?.['value']).not.toContain('correct horse')
    const audit = await own.db.auditLog.findMany({ where: { entity: 'SystemConfig' } })
    expect(audit).toHaveLength(3)
    expect(JSON.stringify(audit.map(({ newValues }) => newValues))).not.toContain('correct horse')
  })
})

describe('two desktops', () => {
  beforeEach(async () => {
    fresh = freshDatabase
    await begin()
  })
  afterEach(end)

  it('send each mail once, and one without the password leaves it to the other', async () => {
    const other = await openTestFarm(
      { open: await openDatabase(own.target, testDeps), url: own.url },
      { now, jobTiming, databasePassword: 'shared' },
    )
    await save()
    await other.farm.workers.mailer.refresh()
    expect(await other.farm.workers.mailer.sends()).toBe(false)
    await queue('000001', other)
    await until('it arrived', () => sink.mails.length === 1)

    const { client } = await other.signedIn('ana@farm.test')
    await client.mail.save(mailInputFor(sink))
    expect(await other.farm.workers.mailer.sends()).toBe(true)
    for (let n = 2; n <= 20; n += 1) await queue(String(n).padStart(6, '0'), n % 2 ? farm : other)
    await until('all arrived', () => sink.mails.length >= 20, 30_000)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(sink.mails.map(codeIn).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, n) => String(n + 1).padStart(6, '0')),
    )
    await other.stop()
  })

  it('send it once when its job is given to both', async () => {
    await save()
    await farm.farm.workers.mailer.stop() // nobody but the two below takes it
    const id = await queue('123456')
    const [server, sealer] = [
      await serverToSend({ database: own.open, secrets: farm.secrets }),
      await farm.farm.workers.sealer(),
    ]
    if (!server || !sealer) throw new Error('can not send')
    const { jobs } = farm.farm.workers
    const deps = {
      database: own.open,
      jobs,
      smtp: smtpPost,
      server,
      sealer,
      now,
      log: silentLog,
      timing: defaultMailTiming,
    }
    const first = Promise.withResolvers<undefined>()
    const held = Promise.withResolvers<undefined>()
    sink.onData = () => {
      held.resolve(undefined)
      return first.promise
    }
    const sending = sendQueued(deps, id)
    await held.promise
    sink.onData = () => Promise.resolve()
    await sendQueued(deps, id)
    expect(sink.mails).toEqual([])
    first.resolve(undefined)
    await sending
    expect(sink.mails).toHaveLength(1)
    expect(await row(id)).toMatchObject({ status: 'SENT' })
  })
})
