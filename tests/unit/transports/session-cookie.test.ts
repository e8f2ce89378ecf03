import { IncomingMessage, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { sessionChangedHeader } from '../../../electron/contract/port-protocol.ts'
import { createSealer } from '../../../electron/platform/sealer.ts'
import {
  cookieSlot,
  deskCookie,
  deskCookieName,
  memorySlot,
  openCookies,
  readCookie,
  sessionCookieName,
} from '../../../electron/transports/session-cookie.ts'

const key = (of: number) => Buffer.alloc(32, of).toString('base64url')
const [pageKey, other] = [key(1), key(2)]
const name = sessionCookieName(4180)
const seal = (value: string, { as = name, by = pageKey } = {}) =>
  `${as}=${createSealer(Buffer.from(by, 'base64url')).seal(value, as)}`
function sending(cookie?: string): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  if (cookie !== undefined) request.headers.cookie = cookie
  return request
}
const now = () => new Date('2026-11-20T02:00:00Z')
const later = (ms: number) => new Date(now().getTime() + ms)

/** As much of a response as cookies look at. */
function responding() {
  const cookies: string[] = []
  const headers = new Map<string, unknown>()
  const response = {
    appendHeader: (header: string, value: string) => header === 'set-cookie' && cookies.push(value),
    setHeader: (header: string, value: unknown) => headers.set(header, value),
  } as unknown as ServerResponse
  return { response, cookies, headers }
}

it('two desktops on one computer have cookies of their own, for cookies know no ports', () => {
  expect([sessionCookieName(4180), sessionCookieName(4181)]).toEqual(['mash_session_4180', 'mash_session_4181'])
  expect([deskCookieName(4180), deskCookieName(4181)]).toEqual(['mash_desk_4180', 'mash_desk_4181'])
})

describe('what a browser sends', () => {
  it('is read by the page whose key sealed it, among the cookies of others', () => {
    const request = sending(`a=1; ${seal('token')};b=2`)
    expect(readCookie(request, { name, pageKey })).toBe('token')
    expect(readCookie(request, { name, pageKey: other })).toBeNull()
    expect(readCookie(request, { name: sessionCookieName(4181), pageKey })).toBeNull()
  })

  it('may be nothing', () => {
    expect(readCookie(sending(), { name, pageKey })).toBeNull()
    expect(readCookie(sending(''), { name, pageKey })).toBeNull()
    expect(readCookie(sending(name), { name, pageKey })).toBeNull()
    expect(readCookie(sending(`${name}=plain`), { name, pageKey })).toBeNull()
  })

  it('may be set in front of ours by another program: that one does not open', () => {
    const request = sending(`${seal('theirs', { by: other })}; ${seal('ours')}`)
    expect(readCookie(request, { name, pageKey })).toBe('ours')
    expect(openCookies(sending(`${seal('one')}; ${seal('two')}`), { name, pageKey })).toEqual(['one', 'two'])
  })

  it('is no session when it was sealed as a desk', () => {
    const moved = seal('token', { as: deskCookieName(4180) }).replace(deskCookieName(4180), name)
    expect(readCookie(sending(moved), { name, pageKey })).toBeNull()
  })
})

describe('the session of a call', () => {
  const open = (cookie?: string, secure = false) => {
    const { response, ...seen } = responding()
    return { ...seen, slot: cookieSlot(sending(cookie), response, { name, pageKey, secure, now }) }
  }

  it('is what the cookie held, and changes nothing by being asked', () => {
    const { slot, cookies, headers } = open(seal('token'))
    expect([slot.get(), cookies, headers.size]).toEqual(['token', [], 0])
  })

  it('is kept where no script reads it and no other site sends it, sealed, and the page hears of it', () => {
    const { slot, cookies, headers } = open()
    slot.set('token', later(3_600_000), true)
    expect(slot.get()).toBe('token')
    const [cookie = ''] = cookies
    expect(cookie).toContain('; Max-Age=3600; Path=/; HttpOnly; SameSite=Strict')
    expect(cookie).not.toMatch(/token|Secure/)
    expect(readCookie(sending(cookie.split(';', 1)[0]), { name, pageKey })).toBe('token')
    expect(headers.get(sessionChangedHeader)).toBe('1')
  })

  it('ends with the browser where the person did not ask to stay', () => {
    const { slot, cookies } = open()
    slot.set('token', later(3_600_000), false)
    expect(cookies[0]).not.toContain('Max-Age')
  })

  it('goes over a secure line only, where there is one', () => {
    const { slot, cookies } = open(undefined, true)
    slot.set('token', later(1_999), true)
    expect(cookies[0]).toContain('; Max-Age=1;')
    expect(cookies[0]).toContain('; Secure')
  })

  it('that is over already is kept for no time', () => {
    const { slot, cookies } = open()
    slot.set('token', later(-5_000), true)
    expect(cookies[0]).toContain('; Max-Age=0;')
  })

  it('is gone at once when it is cleared, here and in the browser', () => {
    const { slot, cookies, headers } = open(seal('token'))
    slot.clear()
    expect(slot.get()).toBeNull()
    expect(cookies).toEqual([`${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict`])
    expect(headers.get(sessionChangedHeader)).toBe('1')
  })
})

describe('the desk of a browser', () => {
  const desk = deskCookieName(4180)
  const open = (cookie?: string, secure = false) => {
    const { response, cookies } = responding()
    return { name: deskCookie(sending(cookie), response, { name: desk, pageKey, secure }), cookies }
  }

  it('is named once for a year, unguessable and sealed', () => {
    const made = open()
    expect(made.name).toMatch(/^[\w-]{24}$/)
    expect(open().name).not.toBe(made.name)
    const [cookie = ''] = made.cookies
    expect(cookie).toContain('; Max-Age=31536000; Path=/; HttpOnly; SameSite=Strict')
    expect(cookie).not.toContain(made.name)
    const again = open(cookie.split(';', 1)[0])
    expect(again).toEqual({ name: made.name, cookies: [] })
    expect(open(undefined, true).cookies[0]).toContain('; Secure')
  })

  it.each([
    ['that another page’s key sealed', seal('a'.repeat(24), { as: desk, by: other })],
    ['of 23 characters', seal('a'.repeat(23), { as: desk })],
    ['of 25 characters', seal('a'.repeat(25), { as: desk })],
    ['with another sign', seal(`${'a'.repeat(23)}!`, { as: desk })],
    ['that is empty', seal('', { as: desk })],
  ])('%s is not believed: a new one is made', (_what, cookie) => {
    const { name: made, cookies } = open(cookie)
    expect(made).toMatch(/^[\w-]{24}$/)
    expect(made).not.toContain('aaa')
    expect(cookies).toHaveLength(1)
  })
})

it('a session in memory is what it was given', () => {
  const slot = memorySlot('first')
  expect(slot.get()).toBe('first')
  slot.set('second', now(), true)
  expect(slot.get()).toBe('second')
  slot.clear()
  expect(slot.get()).toBeNull()
  expect(memorySlot(null).get()).toBeNull()
})
