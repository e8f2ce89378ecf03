import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createAuthority } from './own-authority.ts'
import { freePort } from './postgres.ts'

export type SunkMail = {
  from: string
  to: string[]
  raw: string
  subject: string
  messageId: string
  /** The plain text, decoded. */
  text: string
  html: string
  secure: boolean
  user: string | null
}

export type SmtpSink = {
  readonly port: number
  /** PEM of the authority that signed its certificate. */
  readonly ca: string
  readonly mails: SunkMail[]
  /** Recipients it says for good that it does not know. */
  readonly unknown: Set<string>
  /** Called before a mail is taken; may make it wait, or refuse it by throwing. */
  onData: () => Promise<void>
  /** Nobody listens until `open`. */
  shut(): Promise<void>
  open(): Promise<void>
  remove(): Promise<void>
}

export type SinkOptions = {
  security: 'tls' | 'starttls' | 'none'
  /** Without: nobody signs in. */
  login?: { username: string; password: string }
}

const decodeWords = (text: string) =>
  text
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s?/gi, (_, kind: string, body: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(body, 'base64').toString('utf8') : quoted(body.replaceAll('_', ' ')),
    )
const quoted = (text: string) =>
  Buffer.from(
    text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** The body of the part of that type, decoded. */
function partOf(raw: string, type: string): string {
  const at = raw.search(new RegExp(`content-type: ${type}`, 'i'))
  if (at < 0) return ''
  const part = raw.slice(at)
  const split = part.indexOf('\r\n\r\n')
  const [head, rest] = [part.slice(0, split), part.slice(split + 4)]
  const body = rest.split(/\r\n--/)[0] ?? ''
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return /quoted-printable/i.test(head) ? quoted(body) : body
}

const header = (raw: string, name: string) =>
  decodeWords(new RegExp(`^${name}: ((?:.*)(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1] ?? '').trim()

/** A real SMTP server on 127.0.0.1 that keeps what it is given. */
export async function startSmtpSink({ security, login }: SinkOptions): Promise<SmtpSink> {
  const folder = mkdtempSync(join(tmpdir(), 'mash-smtp-'))
  const authority = createAuthority(folder)
  const { certFile, keyFile } = authority.issue('mail', 'DNS:localhost')
  const port = await freePort()
  const mails: SunkMail[] = []
  const unknown = new Set<string>()
  const sink: { onData: () => Promise<void> } = { onData: () => Promise.resolve() }

  const options: SMTPServerOptions = {
    secure: security === 'tls',
    key: readFileSync(keyFile),
    cert: readFileSync(certFile),
    authOptional: !login,
    // Refused before STARTTLS as real servers do; without TLS there is only the plain way.
    allowInsecureAuth: security === 'none',
    disabledCommands: [...(security === 'none' ? ['STARTTLS'] : []), ...(login ? [] : ['AUTH'])],
    logger: false,
    closeTimeout: 200,
    onAuth: (auth, _session, done) => {
      if (auth.username === login?.username && auth.password === login?.password) done(null, { user: auth.username })
      else done(new Error('Invalid username or password'))
    },
    onRcptTo: (address, _session, done) => {
      if (unknown.has(address.address)) done(Object.assign(new Error('No such person here'), { responseCode: 550 }))
      else done()
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        sink.onData().then(
          () => {
            mails.push({
              from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
              to: session.envelope.rcptTo.map(({ address }) => address),
              raw,
              subject: header(raw, 'Subject'),
              messageId: header(raw, 'Message-ID'),
              text: partOf(raw, 'text/plain'),
              html: partOf(raw, 'text/html'),
              secure: session.secure,
              user: typeof session.user === 'string' ? session.user : null,
            })
            done()
          },
          (error: unknown) => {
            done(Object.assign(error instanceof Error ? error : new Error('refused'), { responseCode: 451 }))
          },
        )
      })
    },
  }
  let server: SMTPServer | null = null
  const open = async () => {
    const opening = new SMTPServer(options)
    opening.on('error', () => undefined) // a client that leaves in the middle
    server = opening
    await new Promise<void>((resolve) => {
      opening.listen(port, '127.0.0.1', resolve)
    })
  }
  const shut = async () => {
    const closing = server
    server = null
    await new Promise<void>((resolve) => {
      if (closing) closing.close(resolve)
      else resolve()
    })
  }
  await open()
  return {
    port,
    ca: authority.ca,
    mails,
    unknown,
    get onData() {
      return sink.onData
    },
    set onData(given) {
      sink.onData = given
    },
    open,
    shut,
    remove: async () => {
      await shut()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The six digits that stand in a line of their own. */
export const codeIn = (mail: Pick<SunkMail, 'text'> | undefined): string =>
  /^(\d{6})\r?$/m.exec(mail?.text ?? '')?.[1] ?? ''
/** The 64 characters that stand in a line of their own. */
export const tokenIn = (mail: Pick<SunkMail, 'text'> | undefined): string =>
  /^([A-Za-z0-9_-]{64})\r?$/m.exec(mail?.text ?? '')?.[1] ?? ''
