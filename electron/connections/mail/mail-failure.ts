import { foreignWords } from '../../platform/foreign-words.ts'

export type MailFailure = {
  code: string
  /** The mail server's own words, shortened; of another service that happens to listen there, none. */
  detail: string
  /** The server says for good that it has no such recipient. */
  bounced: boolean
}

// nodemailer puts codes of its own over those of the system and of TLS, so their words are looked at as well.
const meanings: readonly (readonly [RegExp, code: string])[] = [
  [/self[- ]signed|SELF_SIGNED|unable to (get|verify)|UNABLE_TO_|CERT_UNTRUSTED/i, 'CA_UNKNOWN'],
  [/altname|ALTNAME/i, 'HOST_NAME'],
  [/certificate has expired|CERT_HAS_EXPIRED/i, 'CERT_EXPIRED'],
  [/certificate is not yet valid|CERT_NOT_YET_VALID/i, 'CERT_NOT_YET_VALID'],
  [/wrong version number|packet length too long|EPROTO|ERR_SSL_/i, 'NOT_TLS'],
  [/PEM|ERR_OSSL_/, 'CA_UNREADABLE'],
  [/ECONNREFUSED/, 'NOBODY_ANSWERS'],
  [/ENOTFOUND|EAI_|EDNS/, 'HOST_UNKNOWN'],
  [/EHOSTUNREACH|ENETUNREACH|ENETDOWN/, 'NO_NETWORK'],
  [/ETIMEDOUT|timeout|\bEABORT\b/i, 'NO_ANSWER'],
  [/STARTTLS/, 'NO_STARTTLS'],
  [/ECONNRESET|EPIPE|ECONNABORTED|ECONNECTION|closed/i, 'CLOSED'],
]

/** How a mail server says no (RFC 5321, 4.2). What greets otherwise is none, and what it says is not passed on. */
const refusalWords = /^[45]\d\d[ -]/

const property = (error: object, key: string): unknown => Reflect.get(error, key)

/** What a failed try to send means. */
export function mailFailureOf(error: unknown): MailFailure {
  if (!(error instanceof Error)) return { code: 'FAILED', detail: foreignWords(String(error)), bounced: false }
  const [code, command, status, response] = ['code', 'command', 'responseCode', 'response'].map((key) =>
    property(error, key),
  )
  const said = typeof response === 'string' ? response : error.message
  const detail = typeof response === 'string' && !refusalWords.test(response) ? '' : foreignWords(said)
  const failure = (meaning: string, bounced = false): MailFailure => ({ code: meaning, detail, bounced })
  if (code === 'EAUTH') return failure('BAD_CREDENTIALS')
  if (code === 'EENVELOPE' && command === 'RCPT TO') {
    return failure('RECIPIENT_REFUSED', typeof status === 'number' && status >= 500)
  }
  if (code === 'EENVELOPE' && command === 'MAIL FROM') {
    // 530: it wants a user name first.
    return failure(status === 530 ? 'SIGN_IN_NEEDED' : 'SENDER_REFUSED')
  }
  if (typeof status === 'number' && command !== 'STARTTLS' && command !== 'CONN') return failure('MAIL_REFUSED')
  const all = [code, error.message, command].join(' ')
  return failure(meanings.find(([pattern]) => pattern.test(all))?.[1] ?? 'FAILED')
}
