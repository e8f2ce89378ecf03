import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { TLSSocket } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { isPrivateHost } from '../../platform/private-host.ts'
import { mailFailureOf } from './mail-failure.ts'
import { type MailServer, transportOptions } from './mail-server.ts'
import { type Mail, sendMail } from './send-mail.ts'

export type MailTestStep = {
  step: 'name' | 'connects' | 'encrypts' | 'signsIn' | 'accepts'
  ok: boolean | 'warn'
  code: string
  data: Record<string, string | number | null>
}
type StepName = MailTestStep['step']

const connectMs = 8000
/** For all of it, until a mail is handed over: a server that goes on saying a little is never silent. */
const testMs = 60_000
const done = (step: StepName, code: string, data: MailTestStep['data'] = {}): MailTestStep => ({
  step,
  ok: true,
  code,
  data,
})
const failed = (step: StepName, code: string, data: MailTestStep['data'] = {}): MailTestStep => ({
  ...done(step, code, data),
  ok: false,
})

async function reach({ host, port }: MailServer, signal: AbortSignal): Promise<MailTestStep> {
  const begun = performance.now()
  const socket = connect({ host, port, signal, timeout: connectMs })
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject)
      socket.once('timeout', () => {
        reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }))
      })
    })
    return done('connects', 'CONNECTS', { port, ms: Math.round(performance.now() - begun) })
  } finally {
    socket.on('error', () => undefined).destroy()
  }
}

/** Greets the server and encrypts, as it will when a mail is sent. */
async function greet(connection: SMTPConnection): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.once('end', () => {
      reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
    })
    connection.connect((error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

function encryptionOf(connection: SMTPConnection): MailTestStep {
  const socket = connection._socket
  if (!(socket instanceof TLSSocket)) return { ...done('encrypts', 'PLAIN_LOCAL'), ok: 'warn' }
  const { issuer } = socket.getPeerCertificate()
  return done('encrypts', 'ENCRYPTS', {
    protocol: socket.getProtocol(),
    issuer: [issuer.O ?? issuer.CN].flat().join(' '),
  })
}

async function signIn(connection: SMTPConnection, { username, password }: MailServer): Promise<MailTestStep> {
  if (username === '') return done('signsIn', 'NO_SIGN_IN')
  if (password === '') return failed('signsIn', 'PASSWORD_MISSING')
  await new Promise<void>((resolve, reject) => {
    connection.login({ user: username, pass: password, credentials: { user: username, pass: password } }, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
  return done('signsIn', 'SIGNS_IN', { user: username })
}

/** Walks to the server step by step and tells each; ends at the first that fails, or quietly when `signal` aborts. */
export async function* testMail(
  server: MailServer,
  mail: Mail,
  left: AbortSignal,
  withinMs = testMs,
): AsyncGenerator<MailTestStep, void> {
  const missing = server.host === '' ? 'NO_HOST' : server.from === '' ? 'NO_SENDER' : null
  if (missing !== null) {
    yield failed('name', missing)
    return
  }
  let step: StepName = 'name'
  const connection = new SMTPConnection(transportOptions(server))
  // An error after the step that waited for it has nobody left to tell.
  connection.on('error', () => undefined)
  const late = AbortSignal.timeout(withinMs)
  const signal = AbortSignal.any([left, late])
  const stop = () => {
    connection.close()
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    const { address } = await lookup(server.host)
    yield done('name', 'NAME', { host: server.host, address })
    if (server.security === 'none' && !isPrivateHost(server.host)) {
      yield failed('encrypts', 'PLAIN_TO_STRANGER', { host: server.host })
      return
    }
    step = 'connects'
    yield await reach(server, signal)
    step = 'encrypts'
    await greet(connection)
    yield encryptionOf(connection)
    step = 'signsIn'
    const signedIn = await signIn(connection, server)
    yield signedIn
    connection.quit()
    if (signedIn.ok === false) return
    step = 'accepts'
    if (signal.aborted) return
    await sendMail(server, mail)
    yield done('accepts', 'ACCEPTS', { to: mail.to })
  } catch (error) {
    if (left.aborted) return
    const { code, detail } = late.aborted ? { code: 'NO_ANSWER', detail: '' } : mailFailureOf(error)
    yield failed(step, code, { detail })
  } finally {
    signal.removeEventListener('abort', stop)
    connection.close()
  }
}
