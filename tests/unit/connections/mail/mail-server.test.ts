import { expect, it } from 'vitest'
import { transportOptions } from '../../../../electron/connections/mail/mail-server.ts'

const server = {
  ...{ host: 'mail.farm.test', port: 587, security: 'starttls' as const, username: 'farm', password: 'kabute' },
  ...{ from: 'farm@farm.test', fromName: 'Bukid', ca: '' },
}

it('a mail can make it read neither a file nor a web address, and no server keeps it waiting', () => {
  expect(transportOptions(server)).toEqual({
    ...{ host: 'mail.farm.test', port: 587, secure: false, requireTLS: true, ignoreTLS: false },
    auth: { user: 'farm', pass: 'kabute' },
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 20_000 },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
})

it('what is to be encrypted is never sent otherwise, and what is not is not half', () => {
  const of = (security: 'tls' | 'starttls' | 'none') => {
    const { secure, requireTLS, ignoreTLS } = transportOptions({ ...server, security })
    return [secure, requireTLS, ignoreTLS]
  }
  expect([of('tls'), of('starttls'), of('none')]).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ])
})

it('without a user name nobody signs in, and an authority of the farm’s is trusted besides', () => {
  expect(transportOptions({ ...server, username: '' })).not.toHaveProperty('auth')
  expect(transportOptions(server)).not.toHaveProperty('tls')
  expect(transportOptions({ ...server, ca: 'PEM' })).toMatchObject({ tls: { ca: 'PEM' } })
})
