import { describe, expect, it } from 'vitest'
import { doubledHeader } from '../../../electron/transports/single-headers.ts'

const asked = (...rawHeaders: string[]) => doubledHeader({ rawHeaders })

describe('a header that a request has once', () => {
  it.each([
    ...['host', 'origin', 'cookie', 'authorization', 'x-api-key', 'x-page-key', 'x-csrf-token'],
    ...['content-length', 'content-type', 'transfer-encoding', 'upgrade'],
    ...['sec-websocket-key', 'sec-websocket-version'],
  ])('is found where %s is there twice, however it is written, and with one value', (name) => {
    expect(asked(name, 'a')).toBeNull()
    expect(asked(name, 'a', 'accept', 'b', name.toUpperCase(), 'a')).toBe(name)
  })

  it('may be one of those that come as often as they like, or a value that reads like a name', () => {
    expect(asked('Accept', 'a', 'Accept', 'b', 'Set-Cookie', 'x', 'set-cookie', 'y')).toBeNull()
    expect(asked('Referer', 'host', 'Host', 'farm', 'X-Other', 'host')).toBeNull()
  })

  it('is told by the first that is doubled', () => {
    expect(asked('Host', 'a', 'Cookie', 'b', 'cookie', 'c', 'host', 'd')).toBe('cookie')
  })
})
