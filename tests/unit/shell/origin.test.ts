import { describe, expect, it } from 'vitest'
import { isOwnUrl, isTrustedSender, mayLeave } from '../../../electron/shell/origin.ts'

describe('isOwnUrl', () => {
  it.each(['app://mash', 'app://mash/', 'app://mash/chambers?room=1#x', 'APP://mash/'])('knows %s', (url) => {
    expect(isOwnUrl(url)).toBe(true)
  })
  it.each([
    'app://mash.example/',
    'app://mash:80/',
    'app://mash@evil/',
    'app://evil@mash/',
    'app:mash',
    'apps://mash/',
    'https://mash/',
    'file:///index.html',
    'about:blank',
    '',
  ])('does not take %s for it', (url) => {
    expect(isOwnUrl(url)).toBe(false)
  })
})

describe('mayLeave', () => {
  it('lets https go, and nothing else', () => {
    expect(mayLeave('https://example.org/a', null)).toBe(true)
    for (const url of ['http://example.org', 'file:///x', 'ms-settings:', 'javascript:alert(1)', 'x', '']) {
      expect([url, mayLeave(url, null)]).toEqual([url, false])
    }
  })
})

it('lets the page of our own door go while it is open, and nothing that is only like it', () => {
  const docs = 'http://127.0.0.1:8400/api/v1/docs'
  expect(mayLeave(docs, docs)).toBe(true)
  expect(mayLeave(docs, null)).toBe(false)
  for (const like of ['http://127.0.0.1:8401/api/v1/docs', `${docs}/../..`, `${docs}?x`, 'http://127.0.0.1:8400/']) {
    expect([like, mayLeave(like, docs)]).toEqual([like, false])
  }
})

describe('isTrustedSender', () => {
  const frame = (url: string, parent: unknown) => ({ senderFrame: { url, parent } as never })
  it('trusts the top frame of our page, and no other', () => {
    expect(isTrustedSender(frame('app://mash/', null))).toBe(true)
    expect(isTrustedSender(frame('app://mash/', {}))).toBe(false)
    expect(isTrustedSender(frame('https://mash/', null))).toBe(false)
    expect(isTrustedSender({ senderFrame: null })).toBe(false)
  })
})
