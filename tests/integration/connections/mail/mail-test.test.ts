import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MailServer } from '../../../../electron/connections/mail/mail-server.ts'
import { type MailTestStep, testMail } from '../../../../electron/connections/mail/mail-test.ts'
import { type SmtpSink, startSmtpSink } from '../../../support/smtp-sink.ts'

const login = { username: 'farm', password: 'correct horse' }
const mail = { to: 'ana@farm.test', subject: 'Ñ test', text: 'It works: ñ €', html: '<p>It works: ñ €</p>' }
let tls: SmtpSink
let starttls: SmtpSink
let plain: SmtpSink
beforeAll(async () => {
  tls = await startSmtpSink({ security: 'tls', login })
  starttls = await startSmtpSink({ security: 'starttls', login })
  plain = await startSmtpSink({ security: 'none' })
})
afterAll(async () => {
  for (const sink of [tls, starttls, plain]) await sink.remove()
})

const serverOf = (sink: SmtpSink, more: Partial<MailServer> = {}): MailServer => ({
  host: 'localhost',
  port: sink.port,
  security: sink === tls ? 'tls' : sink === starttls ? 'starttls' : 'none',
  ...(sink === plain ? { username: '', password: '' } : login),
  from: 'farm@farm.test',
  fromName: 'Bukid Kabute',
  ca: sink.ca,
  ...more,
})
async function walk(server: MailServer, signal = new AbortController().signal): Promise<MailTestStep[]> {
  const steps: MailTestStep[] = []
  for await (const step of testMail(server, mail, signal)) steps.push(step)
  return steps
}
const told = (steps: MailTestStep[]) => steps.map(({ step, ok, code }) => `${step} ${String(ok)} ${code}`)

it.each([
  ['TLS from the first byte', () => tls],
  ['STARTTLS', () => starttls],
])('walks all the way over %s, and the mail is there', async (_, sink) => {
  const steps = await walk(serverOf(sink()))
  expect(told(steps)).toEqual([
    'name true NAME',
    'connects true CONNECTS',
    'encrypts true ENCRYPTS',
    'signsIn true SIGNS_IN',
    'accepts true ACCEPTS',
  ])
  expect(steps[2]?.data).toMatchObject({ issuer: 'Test farm' })
  expect(sink().mails).toMatchObject([
    { from: 'farm@farm.test', to: ['ana@farm.test'], secure: true, user: 'farm', subject: 'Ñ test' },
  ])
  expect(sink().mails[0]?.text).toContain('It works: ñ €')
})

it('warns of an unencrypted way in the own network, and takes none to a stranger', async () => {
  expect(told(await walk(serverOf(plain)))).toEqual([
    'name true NAME',
    'connects true CONNECTS',
    'encrypts warn PLAIN_LOCAL',
    'signsIn true NO_SIGN_IN',
    'accepts true ACCEPTS',
  ])
  expect(told(await walk(serverOf(plain, { host: '8.8.8.8' }))).at(-1)).toBe('encrypts false PLAIN_TO_STRANGER')
})

it.each([
  ['a wrong password', () => serverOf(starttls, { password: 'wrong' }), 'signsIn false BAD_CREDENTIALS'],
  ['no password', () => serverOf(starttls, { password: '' }), 'signsIn false PASSWORD_MISSING'],
  ['a server without STARTTLS', () => serverOf(plain, { security: 'starttls' }), 'encrypts false NO_STARTTLS'],
  ['an authority that nobody knows', () => serverOf(starttls, { ca: '' }), 'encrypts false CA_UNKNOWN'],
  ['the same over TLS', () => serverOf(tls, { ca: '' }), 'encrypts false CA_UNKNOWN'],
  ['a certificate for another name', () => serverOf(tls, { host: '127.0.0.1' }), 'encrypts false HOST_NAME'],
  ['TLS where there is none', () => serverOf(starttls, { security: 'tls' }), 'encrypts false NOT_TLS'],
  ['a name that nobody has', () => serverOf(tls, { host: 'no-such-host.invalid' }), 'name false HOST_UNKNOWN'],
  ['a port where nobody listens', () => serverOf(tls, { port: 1 }), 'connects false NOBODY_ANSWERS'],
  ['a server that wants a sign-in', () => serverOf(starttls, { username: '' }), 'accepts false SIGN_IN_NEEDED'],
  ['no server', () => serverOf(tls, { host: '' }), 'name false NO_HOST'],
  ['no sender', () => serverOf(tls, { from: '' }), 'name false NO_SENDER'],
])('ends at %s', async (_, server, last) => {
  expect(told(await walk(server())).at(-1)).toBe(last)
})

it('ends at a recipient that the server does not know', async () => {
  plain.unknown.add(mail.to)
  const steps = await walk(serverOf(plain))
  plain.unknown.clear()
  expect(steps.at(-1)).toMatchObject({ step: 'accepts', code: 'RECIPIENT_REFUSED' })
  expect(steps.at(-1)?.data.detail).toContain('No such person here')
})

it('ends at something that is no mail server, and quietly when nobody wants to know any more', async () => {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect((await walk(serverOf(plain, { host: '127.0.0.1', port }))).at(-1)).toMatchObject({
    step: 'encrypts',
    ok: false,
  })
  server.close()
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const there = silent.address()
  const stop = new AbortController()
  const walking = walk(
    serverOf(plain, { host: '127.0.0.1', port: typeof there === 'object' && there ? there.port : 0 }),
    stop.signal,
  )
  setTimeout(() => stop.abort(), 300)
  expect((await walking).some((step) => step.ok === false)).toBe(false)
  silent.close()
})
