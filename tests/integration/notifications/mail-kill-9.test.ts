import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { queueMail } from '../../../electron/features/notifications/index.ts'
import { writeMailSettings } from '../../../electron/features/notifications/mail-settings.ts'
import { migrationsDir } from '../../../prisma/engine.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { mailInputFor, mailLogin } from '../../support/mail.ts'
import { openMailSender } from '../../support/mail-sender.ts'
import { codeIn, type SmtpSink, startSmtpSink } from '../../support/smtp-sink.ts'
import { until } from '../../support/until.ts'

const script = fileURLToPath(new URL('../../support/mail-process.ts', import.meta.url))
const key = randomBytes(32)
let kept = { key, whose: '', password: mailLogin.password }
let own: Database
let sink: SmtpSink
let child: ChildProcess | null = null

beforeEach(async () => {
  own = await freshDatabase()
  sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  kept = { ...kept, whose: `farm@localhost:${sink.port}` }
  const { password: _, ...settings } = mailInputFor(sink)
  await own.db.$transaction((tx) => writeMailSettings(tx, settings))
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await sink.remove()
  await own.drop()
})

it('is sent by another desktop when the one that had it was killed in the middle', async () => {
  const args = [script, own.url, migrationsDir, key.toString('hex'), kept.whose, kept.password]
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout) await once(child.stdout, 'data')
  const here = openMailSender(own.open, kept)
  const post = await here.mailer.ready()
  if (!post) throw new Error('mail is off')

  let isHeld = false
  sink.onData = () => {
    isHeld = true
    return new Promise(() => undefined)
  }
  const id = await own.db.$transaction((tx) =>
    queueMail(tx, post, {
      to: 'ben@farm.test',
      userId: null,
      template: 'reset-code',
      language: 'en',
      values: { name: 'Ben', minutes: '15' },
      secrets: { code: '123456' },
      expiresAt: new Date(Date.now() + 900_000),
    }),
  )
  const row = () => own.db.notification.findUniqueOrThrow({ where: { id } })
  await until('the other one is sending it', () => isHeld, 30_000)
  child.kill('SIGKILL')
  await once(child, 'exit')
  sink.onData = () => Promise.resolve()
  expect(await row()).toMatchObject({ status: 'SENDING' })

  // Here nobody may take it as long as its lease holds.
  await here.mailer.refresh()
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(sink.mails).toEqual([])

  // Two minutes pass.
  await own.open.execute(
    "UPDATE mash_jobs.job SET started_on = started_on - interval '2 minutes' WHERE state = 'active'",
  )
  await own.open.execute("UPDATE notifications SET next_retry_at = next_retry_at - interval '2 minutes'")
  await until('it arrived', () => sink.mails.length === 1, 30_000)
  await until('the row says so', async () => (await row()).status === 'SENT')
  expect(codeIn(sink.mails[0])).toBe('123456')
  expect(await row()).toMatchObject({ retryCount: 0 })
  await here.stop()
})
