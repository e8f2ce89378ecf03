import { type MailFailure, mailFailureOf } from './mail-failure.ts'
import type { MailServer } from './mail-server.ts'
import { type MailTestStep, testMail } from './mail-test.ts'
import { type Mail, sendMail } from './send-mail.ts'

/** All that is asked of a mail server. */
export type MailPost = {
  /** Gives the message id. */
  send: (server: MailServer, mail: Mail) => Promise<string>
  /** What an error of `send` means. */
  failureOf: (error: unknown) => MailFailure
  test: (server: MailServer, mail: Mail, signal: AbortSignal) => AsyncGenerator<MailTestStep, void>
}

export const smtpPost: MailPost = { send: sendMail, failureOf: mailFailureOf, test: testMail }
