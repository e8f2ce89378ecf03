import type { SMTPTransportOptions } from 'nodemailer/lib/smtp-transport'

/** What a mail server is reached with. */
export type MailServer = {
  host: string
  port: number
  /** `tls` from the first byte, `starttls` asked for and insisted on, `none` only where nobody reads along. */
  security: 'tls' | 'starttls' | 'none'
  username: string
  password: string
  from: string
  fromName: string
  /** PEM of an authority besides those the computer trusts; empty: none. */
  ca: string
}

const connectMs = 10_000
const silenceMs = 20_000

/** How nodemailer is to speak with it. Nothing in a mail may make it read a file or a web address. */
export const transportOptions = (server: MailServer): SMTPTransportOptions => ({
  host: server.host,
  port: server.port,
  secure: server.security === 'tls',
  requireTLS: server.security === 'starttls',
  ignoreTLS: server.security === 'none',
  ...(server.username === '' ? {} : { auth: { user: server.username, pass: server.password } }),
  ...(server.ca === '' ? {} : { tls: { ca: server.ca } }),
  connectionTimeout: connectMs,
  greetingTimeout: connectMs,
  dnsTimeout: connectMs,
  socketTimeout: silenceMs,
  disableFileAccess: true,
  disableUrlAccess: true,
})
