import { describe, expect, it } from 'vitest'
import { mailFailureOf } from '../../../../electron/connections/mail/mail-failure.ts'

const failed = (message: string, more: object = {}) => Object.assign(new Error(message), more)
const codeOf = (message: string, more: object = {}) => mailFailureOf(failed(message, more)).code

describe('why a mail did not go', () => {
  it.each([
    ['CA_UNKNOWN', 'self-signed certificate in certificate chain'],
    ['CA_UNKNOWN', 'self signed certificate'],
    ['CA_UNKNOWN', 'unable to get local issuer certificate'],
    ['CA_UNKNOWN', 'unable to verify the first certificate'],
    ['CA_UNKNOWN', 'x', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['CA_UNKNOWN', 'x', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['CA_UNKNOWN', 'x', 'CERT_UNTRUSTED'],
    ['HOST_NAME', "Hostname/IP does not match certificate's altnames"],
    ['HOST_NAME', 'x', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['CERT_EXPIRED', 'certificate has expired'],
    ['CERT_EXPIRED', 'x', 'CERT_HAS_EXPIRED'],
    ['CERT_NOT_YET_VALID', 'certificate is not yet valid'],
    ['CERT_NOT_YET_VALID', 'x', 'CERT_NOT_YET_VALID'],
    ['NOT_TLS', 'ssl3_get_record:wrong version number'],
    ['NOT_TLS', 'packet length too long'],
    ['NOT_TLS', 'x', 'EPROTO'],
    ['NOT_TLS', 'x', 'ERR_SSL_WRONG_VERSION_NUMBER'],
    ['CA_UNREADABLE', 'PEM routines::no start line'],
    ['CA_UNREADABLE', 'x', 'ERR_OSSL_BAD_END_LINE'],
    ['NOBODY_ANSWERS', 'connect ECONNREFUSED 127.0.0.1:25'],
    ['HOST_UNKNOWN', 'getaddrinfo ENOTFOUND mail.farm'],
    ['HOST_UNKNOWN', 'getaddrinfo EAI_AGAIN mail.farm'],
    ['HOST_UNKNOWN', 'x', 'EDNS'],
    ['NO_NETWORK', 'connect EHOSTUNREACH 10.0.0.1'],
    ['NO_NETWORK', 'connect ENETUNREACH 10.0.0.1'],
    ['NO_NETWORK', 'x', 'ENETDOWN'],
    ['NO_ANSWER', 'Greeting never received', 'ETIMEDOUT'],
    ['NO_ANSWER', 'Connection Timeout'],
    ['NO_ANSWER', 'x', 'EABORT'],
    ['CLOSED', 'read ECONNRESET'],
    ['CLOSED', 'write EPIPE'],
    ['CLOSED', 'x', 'ECONNABORTED'],
    ['CLOSED', 'x', 'ECONNECTION'],
    ['CLOSED', 'Connection closed unexpectedly'],
    ['FAILED', 'something else'],
    // A word that only begins so is another one.
    ['FAILED', 'x', 'EABORTION'],
  ])('is %s: %s %s', (code, message, own?: string) => {
    expect(codeOf(message, own === undefined ? {} : { code: own })).toBe(code)
  })

  it('is that the server has no STARTTLS, whatever number it says it with', () => {
    expect(codeOf('x', { code: 'ETLS', command: 'STARTTLS', responseCode: 502, response: '502 no' })).toBe(
      'NO_STARTTLS',
    )
  })

  it('is the password, before anything else that is said', () => {
    expect(mailFailureOf(failed('closed', { code: 'EAUTH', response: '535 5.7.8 no', responseCode: 535 }))).toEqual({
      ...{ code: 'BAD_CREDENTIALS', detail: '535 5.7.8 no', bounced: false },
    })
  })

  it('is the recipient: for good from 500 on, for now below', () => {
    const to = (responseCode: unknown) =>
      mailFailureOf(failed('x', { code: 'EENVELOPE', command: 'RCPT TO', responseCode, response: '550 no such' }))
    expect(to(550)).toEqual({ code: 'RECIPIENT_REFUSED', detail: '550 no such', bounced: true })
    expect([500, 499, 450, undefined, '550'].map((status) => to(status).bounced)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('is the sender, or that it wants a user name first', () => {
    const from = (responseCode: number) => codeOf('x', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode })
    expect([530, 550, 451].map(from)).toEqual(['SIGN_IN_NEEDED', 'SENDER_REFUSED', 'SENDER_REFUSED'])
    // Of another step both are only a refusal.
    expect(codeOf('x', { code: 'EENVELOPE', command: 'DATA', responseCode: 550 })).toBe('MAIL_REFUSED')
    expect(codeOf('x', { code: 'EMESSAGE', command: 'RCPT TO', responseCode: 550 })).toBe('MAIL_REFUSED')
    expect(codeOf('x', { code: 'EMESSAGE', command: 'MAIL FROM', responseCode: 530 })).toBe('MAIL_REFUSED')
  })

  it('is the mail itself where the server says a number to it, and not to the connection', () => {
    expect(codeOf('closed', { command: 'DATA', responseCode: 552 })).toBe('MAIL_REFUSED')
    expect(codeOf('closed', { command: 'CONN', responseCode: 554 })).toBe('CLOSED')
    expect(codeOf('closed', { command: 'DATA' })).toBe('CLOSED')
  })

  it('passes on a mail server’s own words, and of another service that listens there none', () => {
    const detail = (response: string) => mailFailureOf(failed('what happened', { response })).detail
    expect(detail('554 5.7.1 blocked')).toBe('554 5.7.1 blocked')
    expect(detail('421-busy')).toBe('421-busy')
    for (const other of ['SSH-2.0-OpenSSH_9', 'HTTP/1.1 400', '220 hello', '5541 x', 'x 554 y'])
      expect(detail(other), other).toBe('')
    expect(mailFailureOf(failed('what happened')).detail).toBe('what happened')
    expect(mailFailureOf('thrown as a text')).toEqual({ code: 'FAILED', detail: 'thrown as a text', bounced: false })
  })
})
