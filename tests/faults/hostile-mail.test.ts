import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import { mailFailureOf } from '../../electron/connections/mail/mail-failure.ts'
import type { MailServer } from '../../electron/connections/mail/mail-server.ts'
import { testMail } from '../../electron/connections/mail/mail-test.ts'
import { sendMail } from '../../electron/connections/mail/send-mail.ts'
import { flood } from '../support/flood.ts'
import { listeningHost } from '../support/listening-host.ts'
import { createAuthority } from '../support/own-authority.ts'
import { watchMemory } from '../support/peak-memory.ts'

const mail = { to: 'ana@farm.test', subject: 'Code', text: '123456', html: '<p>123456</p>' }
const server = (port: number, more: Partial<MailServer> = {}): MailServer => ({
  host: 'localhost',
  port,
  security: 'none',
  username: '',
  password: '',
  from: 'farm@farm.test',
  fromName: 'Farm',
  ca: '',
  ...more,
})

async function hostile(onVisit: (socket: Socket) => void) {
  const host = await listeningHost(onVisit)
  onTestFinished(() => host.stop())
  return host
}

/** Answers each line by what it begins with. */
function speak(socket: Socket, answers: Record<string, string>, heard: string[] = []): void {
  socket.on('data', (bytes) => {
    for (const line of bytes.toString('utf8').split('\r\n').filter(Boolean)) {
      heard.push(line)
      const answer = answers[line.split(' ')[0]?.toUpperCase() ?? '']
      if (answer !== undefined) socket.write(answer)
    }
  })
}

const failureWithin = async (sending: Promise<unknown>) => {
  const memory = watchMemory()
  const error: unknown = await sending.then(
    () => 'sent',
    (reason: unknown) => reason,
  )
  memory.stop()
  expect(error).not.toBe('sent')
  return { ...mailFailureOf(error), grownMb: memory.grownMb() }
}

it.each(['2', '220-'])('lets go of a server whose greeting never ends (%j)', async (begin) => {
  const host = await hostile((socket) => {
    socket.write(begin)
    void flood(socket, 500_000_000, begin === '2' ? 'x' : '220-more of it\r\n')
  })
  const { grownMb } = await failureWithin(sendMail(server(host.port), mail, 20_000))
  expect(grownMb).toBeLessThan(60)
})

it('lets go of one that says a letter now and then, when its time is over, and closes', async () => {
  let closed = false
  const host = await hostile((socket) => {
    socket.write('220 hello\r\n')
    socket.once('data', () => {
      const drip = setInterval(() => socket.write('250-so\r\n'), 100)
      socket.on('close', () => {
        closed = true
        clearInterval(drip)
      })
    })
  })
  const { code } = await failureWithin(sendMail(server(host.port), mail, 1500))
  expect(code).toBe('NO_ANSWER')
  await expect.poll(() => closed).toBe(true)

  const steps = []
  for await (const step of testMail(server(host.port), mail, new AbortController().signal, 1500)) steps.push(step)
  expect(steps.at(-1)).toMatchObject({ ok: false, code: 'NO_ANSWER' })
})

it('gives neither name nor password to a server that has lost its STARTTLS on the way', async () => {
  const heard: string[] = []
  const host = await hostile((socket) => {
    socket.write('220 mail.farm.test\r\n')
    speak(
      socket,
      { EHLO: '250-mail\r\n250 AUTH PLAIN LOGIN\r\n', STARTTLS: '502 not here\r\n', AUTH: '235 ok\r\n' },
      heard,
    )
  })
  const secure = server(host.port, { security: 'starttls', username: 'farm', password: 'Lihim-2026' })
  const { code } = await failureWithin(sendMail(secure, mail, 10_000))
  expect(code).toBe('NO_STARTTLS')
  expect(heard.filter((line) => /^(AUTH|MAIL|RCPT|DATA)/i.test(line))).toEqual([])
})

it('forgets what was slipped in before the encryption', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-mail-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const authority = createAuthority(folder)
  const { certFile, keyFile } = authority.issue('mail', 'DNS:localhost')
  const secureContext = createSecureContext({ key: readFileSync(keyFile), cert: readFileSync(certFile) })
  const heard: string[] = []
  const host = await hostile((socket) => {
    socket.write('220 mail.farm.test\r\n')
    socket.on('data', (bytes) => {
      if (/^EHLO/i.test(bytes.toString('utf8'))) socket.write('250-mail\r\n250 STARTTLS\r\n')
      if (!/^STARTTLS/i.test(bytes.toString('utf8'))) return
      socket.removeAllListeners('data')
      // With the yes comes what only the encrypted server may say: an answer to EHLO, and half a line.
      socket.write('220 go\r\n250-mail\r\n250 AUTH PLAIN\r\n250-evil AUTH')
      const inner = new TLSSocket(socket, { isServer: true, secureContext })
      inner.on('error', () => undefined)
      speak(inner, { EHLO: '250 mail\r\n', AUTH: '235 ok\r\n', MAIL: '550 go away\r\n' }, heard)
    })
  })
  const secure = server(host.port, { security: 'starttls', ca: authority.ca })
  await failureWithin(sendMail(secure, mail, 10_000))
  expect(heard.filter((line) => line.startsWith('AUTH'))).toEqual([])
})

it('passes on of what a server says one plain line', async () => {
  const host = await hostile((socket) => {
    socket.write('220 mail\r\n')
    speak(socket, { EHLO: '250 mail\r\n', MAIL: `550 \u001b[2Jno\u202E ${'x'.repeat(10_000)}\r\n` })
  })
  const { detail } = await failureWithin(sendMail(server(host.port), mail, 10_000))
  expect(detail).toMatch(/^550 \[2Jno x+$/)
  expect(detail).toHaveLength(300)
})
