import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isAllowed, isOwnHost, isOwnOrigin, pathOf } from '../../../electron/transports/http-guard.ts'

const local = { host: '127.0.0.1', port: 4180, secure: false }
const open = { host: '0.0.0.0', port: 4180, secure: false }

describe('the Host header', () => {
  it.each(['127.0.0.1:4180', 'localhost:4180', '[::1]:4180', 'LOCALHOST:4180'])('lets %s in', (host) => {
    expect(isOwnHost(host, local)).toBe(true)
    expect(isOwnHost(host, open)).toBe(true)
  })

  it.each([
    undefined,
    '',
    'evil.example:4180',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:4180:4180',
    '127.0.0.1.evil.example:4180',
    'localhost.evil.example:4180',
    '127.evil.example:4180',
    'user@127.0.0.1:4180',
    '[::1:4180',
    'localhost:4180\r\nx: y',
  ])('keeps %s out', (host) => {
    expect(isOwnHost(host, local)).toBe(false)
    expect(isOwnHost(host, open)).toBe(false)
  })

  it('knows plain addresses and its own name only when the door is open to the network', () => {
    for (const host of ['192.168.1.20:4180', '[fe80::1]:4180', `${hostname()}:4180`, `${hostname()}.local:4180`]) {
      expect([host, isOwnHost(host, local)]).toEqual([host, false])
      expect([host, isOwnHost(host, open)]).toEqual([host, true])
    }
  })
})

describe('a Host header without a port', () => {
  it('means the port that its scheme has', () => {
    expect(isOwnHost('localhost', { host: '127.0.0.1', port: 80, secure: false })).toBe(true)
    expect(isOwnHost('localhost', { host: '127.0.0.1', port: 443, secure: true })).toBe(true)
    expect(isOwnHost('localhost', { host: '127.0.0.1', port: 443, secure: false })).toBe(false)
    expect(isOwnHost('localhost', { host: '127.0.0.1', port: 80, secure: true })).toBe(false)
  })
})

describe('the Origin header', () => {
  const from = (origin?: string) => ({
    headers: { host: '127.0.0.1:4180', ...(origin === undefined ? {} : { origin }) },
  })

  it('must be the page of this door', () => {
    expect(isAllowed(from('http://127.0.0.1:4180'), { door: local, originNeeded: true })).toBe(true)
    for (const origin of ['http://localhost:4180', 'https://127.0.0.1:4180', 'http://127.0.0.1:4181', 'null', '']) {
      expect([origin, isAllowed(from(origin), { door: local, originNeeded: false })]).toEqual([origin, false])
    }
  })

  it('may be missing only where a plain GET is enough', () => {
    expect(isAllowed(from(), { door: local, originNeeded: false })).toBe(true)
    expect(isAllowed(from(), { door: local, originNeeded: true })).toBe(false)
  })

  it('does not help who names another host, or none: both are looked at', () => {
    const at = { door: local, originNeeded: false }
    for (const host of [undefined, 'evil.example:4180'])
      for (const origin of [undefined, 'http://127.0.0.1:4180', `http://${host ?? ''}`]) {
        const headers = { ...(host !== undefined && { host }), ...(origin !== undefined && { origin }) }
        expect([host, origin, isAllowed({ headers }, at)]).toEqual([host, origin, false])
      }
  })

  it('of a secure door is https, of another http', () => {
    expect(isOwnOrigin('https://farm.test:4181', 'farm.test:4181', true)).toBe(true)
    expect(isOwnOrigin('http://farm.test:4181', 'farm.test:4181', true)).toBe(false)
    expect(isOwnOrigin('http://farm.test:4181', 'farm.test:4181', false)).toBe(true)
  })
})

it.each([
  ['/orders?x=1#y', '/orders'],
  ['/orders#y?x', '/orders'],
  ['/a/../b', '/a/../b'],
  ['?x', ''],
  [undefined, '/'],
])('the path of %s is %s, as it was sent', (url, path) => {
  expect(pathOf(url === undefined ? {} : { url })).toBe(path)
})
