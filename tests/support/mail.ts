import type { MailInput } from '../../electron/contract/notifications/mail.ts'
import type { SmtpSink } from './smtp-sink.ts'

export const mailLogin = { username: 'farm', password: 'correct horse' }

/** What someone would enter for that server; over STARTTLS, with the login above. */
export const mailInputFor = (sink: Pick<SmtpSink, 'port' | 'ca'>, more: Partial<MailInput> = {}): MailInput => ({
  host: 'localhost',
  port: sink.port,
  security: 'starttls',
  username: mailLogin.username,
  password: mailLogin.password,
  from: 'farm@farm.test',
  fromName: 'Bukid Kabute',
  ca: sink.ca,
  ...more,
})
