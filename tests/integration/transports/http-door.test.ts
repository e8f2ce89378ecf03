import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Caller } from '../../../electron/contract/routes.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { type HttpDoor, openHttpDoor } from '../../../electron/transports/http.ts'
import { portOfSocket } from '../../../electron/transports/ports.ts'
import { createPortLink } from '../../../renderer/host/transport/port-link.ts'
import { newPageKey, openPageSocket, pageHeaders } from '../../support/page-key.ts'
import { createSmallRouter, type Seen, type SmallClient } from '../../support/small-router.ts'
import { until } from '../../support/until.ts'

/** Whoever brings a session is signed in: whether it is one, features say. */
const doorOf = ({ router }: Pick<ReturnType<typeof createSmallRouter>, 'router'>) => ({
  router,
  log: silentLog,
  sessionOf: ({ session }: Caller) => Promise.resolve(session.get()),
})

let folder: string
let door: HttpDoor
let seen: Seen
let origin: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mash-door-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>MASH</title>')
  const small = createSmallRouter()
  seen = small.seen
  door = await openHttpDoor({ ...doorOf(small), rendererDir: folder, host: '127.0.0.1', port: 0 })
  origin = door.url.slice(0, -1)
})
afterAll(async () => {
  await door.stop()
  rmSync(folder, { recursive: true })
})

type Headers = Record<string, string>
const pageKey = newPageKey()
const page = (): Headers => pageHeaders(origin, pageKey)

/** `fetch` would not let a test choose Host. */
function send(path: string, options: { method?: string; headers?: Headers; body?: string | Buffer } = {}) {
  const { method = 'POST', headers = page(), body = '{}' } = options
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port: door.port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
    })
    sent.on('error', reject)
    sent.end(method === 'GET' ? undefined : body)
  })
}

const call = (name: string, input: unknown, headers: Headers = {}) =>
  send(`/rpc/feature/${name}`, { headers: { ...page(), ...headers }, body: JSON.stringify({ json: input }) })

async function openSocket(headers: Headers): Promise<{ socket: WebSocket; client: SmallClient }> {
  const socket = await openPageSocket(origin, { pageKey, headers })
  return { socket, client: createORPCClient(createPortLink(portOfSocket(socket), () => undefined)) }
}

/** A cookie in which this browser's door put that token for the page with this key. */
async function signedIn(token: string, key = pageKey): Promise<string> {
  const answer = await call('signIn', { token, stay: false }, pageHeaders(origin, key))
  return cookieOf(answer).split(';', 1)[0] ?? ''
}
// The other cookie names the browser, whoever is signed in.
const cookieOf = (answer: Awaited<ReturnType<typeof call>>) =>
  String([answer.headers['set-cookie'] ?? []].flat().find((cookie) => cookie.startsWith('mash_session_')))

describe('who may knock', () => {
  it('answers its own page', async () => {
    expect((await call('echo', { n: 1 })).text).toContain('"n":1')
  })

  it.each([
    ['a foreign name that points here', { host: 'evil.example' }],
    ['a page from elsewhere', { origin: 'http://evil.example' }],
    ['a page from another port', { origin: 'http://127.0.0.1:1' }],
  ])('refuses %s, on calls, on the page and on the WebSocket', async (_name, headers) => {
    expect((await call('echo', 1, headers)).status).toBe(403)
    expect((await send('/', { method: 'GET', headers })).status).toBe(403)
    await expect(openSocket({ origin, ...headers })).rejects.toThrow('refused 403')
  })

  it('refuses calls and WebSockets that name no origin, and calls without the page’s header', async () => {
    const { origin: _origin, ...bare } = page()
    expect((await send('/rpc/feature/echo', { headers: bare })).status).toBe(403)
    const bareSocket = new WebSocket(`${origin.replace('http', 'ws')}/stream`)
    await expect(new Promise((resolve, reject) => bareSocket.on('open', resolve).on('error', reject))).rejects.toThrow(
      '403',
    )
    const form = { origin, 'content-type': 'text/plain', 'x-page-key': pageKey }
    expect((await send('/rpc/feature/echo', { headers: form })).text).toContain('CSRF')
    await expect(openSocket({ origin })).resolves.toBeDefined()
  })

  it('refuses a WebSocket elsewhere and survives malformed requests', async () => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/other`, { headers: { origin } })
    await expect(new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))).rejects.toThrow(
      '404',
    )
    for (const line of ['GET //// HTTP/1.1', 'GET http://[ HTTP/1.1', 'nonsense']) {
      await new Promise<void>((resolve) => {
        const raw = connect(door.port, '127.0.0.1', () => {
          raw.end(`${line}\r\nHost: ${origin.slice(7)}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
        })
        raw.on('close', () => {
          resolve()
        })
        raw.resume()
      })
    }
    expect((await call('echo', 1)).status).toBe(200)
  })
})

describe('the session cookie', () => {
  it('can’t be read by scripts nor sent by other sites, and ends with the browser', async () => {
    const answer = await call('signIn', { token: 'T1', stay: false })
    expect(answer.headers['x-session-changed']).toBe('1')
    const [held, ...flags] = cookieOf(answer).split('; ')
    expect(held).toMatch(new RegExp(`^mash_session_${door.port}=v1\\.[\\w-]{40,}$`))
    expect(flags).toEqual(['Path=/', 'HttpOnly', 'SameSite=Strict'])
  })

  it('outlives the browser only when the person stays signed in', async () => {
    const cookie = cookieOf(await call('signIn', { token: 'T1', stay: true }))
    const seconds = Number(/Max-Age=(\d+)/.exec(cookie)?.[1])
    expect(seconds).toBeGreaterThan(3_500)
    expect(seconds).toBeLessThanOrEqual(3_600)
  })

  it('is read per call, by calls and by the WebSocket of the same page, and is cleared', async () => {
    const cookie = `other=1; ${await signedIn('T2')}`
    expect((await call('who', undefined, { cookie })).text).toContain('T2')
    const { socket, client } = await openSocket({ origin, cookie })
    expect((await (await client.feature.forever()).next()).value).toBe('T2')
    socket.close()
    const cleared = await call('signOut', undefined, { cookie })
    expect(cookieOf(cleared)).toContain(`mash_session_${door.port}=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict`)
  })
})

describe('calls', () => {
  it('hides what an unknown error says, and gives a declared one whole', async () => {
    const hidden = await call('fails', undefined)
    expect(hidden.status).toBe(500)
    expect(hidden.text).not.toContain('hunter2')
    const declared = await call('taken', undefined)
    expect(declared.status).toBe(409)
    expect(declared.text).toContain('"by":"Ana Reyes"')
  })

  it('measures a body before it is parsed: how many bytes, and how deep', async () => {
    const cookie = await signedIn('T1') // a guest has less
    const given = (json: string) => ({ method: 'POST', headers: { ...page(), cookie }, body: Buffer.from(json) })
    const text = (bytes: number) => JSON.stringify({ json: 'x'.repeat(bytes - 11) })
    expect((await send('/rpc/feature/echo', given(text(512 * 1024)))).status).toBe(200)
    expect((await send('/rpc/feature/echo', given(text(512 * 1024 + 1)))).status).toBe(413)
    const nested = (depth: number) => `{"json":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect((await send('/rpc/feature/echo', given(nested(23)))).status).toBe(200)
    expect((await send('/rpc/feature/echo', given(nested(24)))).status).toBe(400)
    expect((await send('/rpc/feature/echo', given(nested(100_000)))).status).toBe(400)
    expect((await send('/rpc/feature/echo', given('{"json":'))).status).toBe(400)
  })

  it('refuses a body that is too large, and a procedure that is not there', async () => {
    const large = { method: 'POST', body: Buffer.alloc(17 * 1024 * 1024, '1') }
    const outcome = await send('/rpc/feature/echo', large).then(
      (answer) => answer.status,
      () => 413,
    )
    expect(outcome).toBe(413)
    expect((await call('missing', 1)).status).toBe(404)
    expect((await send('/', { method: 'POST' })).status).toBe(405)
  })

  it('does not let answers be kept by caches', async () => {
    expect((await call('echo', 1)).headers['cache-control']).toBe('no-store')
  })
})

describe('streams', () => {
  it('all share one WebSocket, and calls go on beside forty of them', async () => {
    const cookie = await signedIn('T3')
    const { socket, client } = await openSocket({ origin, cookie })
    const streams = await Promise.all(Array.from({ length: 40 }, () => client.feature.forever()))
    await Promise.all(streams.map((events) => events.next()))
    expect((await call('echo', 'beside')).text).toContain('beside')
    const before = seen.ended.length
    socket.terminate()
    await until('the host ended all forty', () => seen.ended.length === before + 40)
  })

  it('are held back for a slow reader', async () => {
    const { socket, client } = await openSocket({ origin })
    seen.produced = 0
    const events = await client.feature.numbers({ to: 100_000 })
    await until('the window is full', () => seen.produced >= 128)
    await client.feature.echo('a round trip later')
    expect(seen.produced).toBeLessThanOrEqual(130)
    socket.close()
    await events.return()
  })
})

describe('stopping', () => {
  it('ends streams and calls under way, and lets go of the port', async () => {
    const small = createSmallRouter()
    const own = await openHttpDoor({
      ...doorOf(small),
      rendererDir: folder,
      host: '127.0.0.1',
      port: 0,
    })
    const ownOrigin = own.url.slice(0, -1)
    const socket = await openPageSocket(ownOrigin)
    const client: SmallClient = createORPCClient(createPortLink(portOfSocket(socket), () => undefined))
    await (await client.feature.forever()).next()
    const began = performance.now()
    await own.stop()
    expect(performance.now() - began).toBeLessThan(4_000)
    await until('the stream ended', () => small.seen.ended.length === 1)
    const again = await openHttpDoor({
      ...doorOf(small),
      rendererDir: folder,
      host: '127.0.0.1',
      port: own.port,
    })
    await again.stop()
  })
})
