import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskHost, startHost } from '../../support/desk-host.ts'
import { codeOf } from '../../support/outcome.ts'
import { newPageKey, openPageSocket, pageHeaders } from '../../support/page-key.ts'
import { rpcClient } from '../../support/rpc.ts'
import { type SmallDoor, smallPageDoor } from '../../support/small-doors.ts'
import { unlike } from '../../support/unlike.ts'
import { until } from '../../support/until.ts'

describe('a cookie', () => {
  let here: SmallDoor
  let ana: Awaited<ReturnType<SmallDoor['signIn']>>
  beforeAll(async () => {
    here = await smallPageDoor()
    ana = await here.signIn('ana')
  })
  afterAll(() => here.close())

  const pageWith = (pageKey: string, cookie: string) => ({ ...pageHeaders(here.origin, pageKey), cookie })
  const ask = async (name: string, headers: Record<string, string>) => {
    const answer = await here.call(name, undefined, headers)
    return answer.ok ? ((await answer.json()) as { json: unknown }).json : answer.status
  }
  const heard = async (page: { pageKey: string; cookie: string }) => {
    const { socket, client } = await here.openSocket(page)
    const { value } = await (await client.feature.forever()).next()
    socket.close()
    return value
  }
  const part = (page: { cookie: string }, kind: 'session' | 'desk') =>
    page.cookie.split('; ').find((cookie) => cookie.startsWith(`mash_${kind}_`)) ?? ''
  const valueOf = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1)

  it('is worth something with its page’s key', async () => {
    expect(await ask('who', ana.headers)).toBe('ana')
    expect(await heard(ana)).toBe('ana')
  })

  it('alone is nothing: to no key, to another page’s, to an altered one', async () => {
    const { 'x-page-key': _key, ...keyless } = ana.headers
    expect(await ask('who', keyless)).toBe(403)
    for (const pageKey of [newPageKey(), unlike(ana.pageKey)]) {
      expect(await ask('who', pageWith(pageKey, ana.cookie))).toBeNull()
      expect(await heard({ pageKey, cookie: ana.cookie })).toBe('nobody')
    }
  })

  it.each(['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`])('is not opened by "%s"', async (pageKey) => {
    expect(await ask('who', pageWith(pageKey, ana.cookie))).toBe(403)
    expect(await codeOf(openPageSocket(here.origin, { pageKey, headers: { cookie: ana.cookie } }))).toBe(
      'Error: refused closed 1008',
    )
  })

  it('must be there: the key alone is nothing, nor is the session of another page', async () => {
    const ben = await here.signIn('ben')
    expect(await ask('who', pageWith(ana.pageKey, ''))).toBeNull()
    expect(await ask('who', pageWith(ana.pageKey, ben.cookie))).toBeNull()
    expect(await heard({ pageKey: ana.pageKey, cookie: '' })).toBe('nobody')
  })

  it('that was altered, or put under another name, is nothing', async () => {
    const value = valueOf(part(ana, 'session'))
    // In the middle: of the last sign not every bit says something.
    for (const at of [3, 10, 40, value.length - 3]) {
      const altered = unlike(value.slice(0, at)) + value.slice(at)
      expect(await ask('who', pageWith(ana.pageKey, `mash_session_${here.port}=${altered}`)), `${at}`).toBeNull()
    }
    expect(await ask('who', pageWith(ana.pageKey, `mash_session_1=${value}`))).toBeNull()
    const desk = `mash_session_${here.port}=${valueOf(part(ana, 'desk'))}`
    expect(await ask('who', pageWith(ana.pageKey, desk))).toBeNull()
  })

  it('of the desk is sealed too: who stole it is at another desk', async () => {
    const own = await ask('desk', ana.headers)
    expect(own).toMatch(/^[\w-]{24}$/)
    expect(await ask('desk', ana.headers)).toBe(own)
    expect(await ask('desk', pageWith(newPageKey(), ana.cookie))).not.toBe(own)
  })

  it('that another program put before ours is passed over; two sessions of one page are refused', async () => {
    const planted = `mash_session_${here.port}=v1.${'A'.repeat(80)}`
    expect(await ask('who', pageWith(ana.pageKey, `${planted}; ${ana.cookie}`))).toBe('ana')
    const later = await here.call('signIn', { token: 'later', stay: false }, ana.headers)
    const second = later.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    const both = `${second}; ${ana.cookie}`
    expect(await ask('who', pageWith(ana.pageKey, both))).toBe(400)
    const opened = openPageSocket(here.origin, { pageKey: ana.pageKey, headers: { cookie: both } })
    expect(await codeOf(opened)).toBe('Error: refused closed 1008')
  })
})

describe('on a farm', () => {
  const owner = {
    ...{ farmName: 'Bukid Kabute', firstName: 'Ana', lastName: 'Reyes' },
    ...{ email: 'ana@farm.test', password: 'Kabute-2026' },
  }
  const login = { login: owner.email, password: owner.password }
  let host: DeskHost
  beforeAll(async () => {
    host = await startHost({ entry: 'source' })
    const first = rpcClient(host.url)
    await first.call('setup/choose', { start: 'empty' })
    await until('the owner is made', async () => (await first.call('setup/createOwner', owner)).status === 200, 60_000)
  })
  afterAll(() => host.remove())
  const ask = async (page: ReturnType<typeof rpcClient>) => (await page.call('settings/database', undefined)).status

  it('the cookie that another port was sent opens nothing, while its page is signed in, locked and signed out', async () => {
    const ana = rpcClient(host.url)
    expect((await ana.call('identity/signIn', { ...login, stay: false })).status).toBe(200)
    const thief = () => rpcClient(host.url, newPageKey(), new Map(ana.cookies))
    expect([await ask(ana), await ask(thief())]).toEqual([200, 401])
    expect((await thief().call('identity/unlock', { password: owner.password })).status).toBe(401)
    await ana.call('identity/lock', undefined)
    expect([await ask(ana), await ask(thief())]).toEqual([423, 401])
    const kept = new Map(ana.cookies)
    await ana.call('identity/signOut', undefined)
    expect(await ask(rpcClient(host.url, ana.pageKey, kept))).toBe(401)
  })

  it('who stays signed in is, after a restart of the host and of the browser; the thief still is not', async () => {
    const ana = rpcClient(host.url)
    await ana.call('identity/signIn', { ...login, stay: true })
    await host.restart()
    const again = rpcClient(host.url, ana.pageKey, new Map(ana.cookies))
    await until('the farm is open', async () => (await ask(again)) === 200, 60_000)
    expect(await ask(rpcClient(host.url, newPageKey(), new Map(ana.cookies)))).toBe(401)
  })
})
