import { expect, it } from 'vitest'
import { isLoopback, isSafeAddress } from '../../../../electron/connections/openid/safe-address.ts'

it.each([
  'https://id.farm.test',
  'https://127.0.0.1',
  'http://127.0.0.1:8080/x',
  'http://127.9.8.7',
  'http://localhost',
  'http://[::1]:9',
])('is read by nobody on the way: %s', (address) => {
  expect(isSafeAddress(address)).toBe(true)
})

it.each([
  ...['http://id.farm.test', 'http://128.0.0.1', 'http://localhost.evil.test', 'http://evil.test/localhost'],
  ...[
    'http://127.0.0.1.evil.test',
    'http://x127.0.0.1',
    'http://[::2]',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'none',
    '',
  ],
])('may be read on the way, or is no address of the web: %s', (address) => {
  expect(isSafeAddress(address)).toBe(false)
})

it('tells this computer from all others', () => {
  expect(isLoopback(new URL('https://localhost/x'))).toBe(true)
  expect(isLoopback(new URL('https://notlocalhost/x'))).toBe(false)
})
