import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { createSealer } from '../../../electron/platform/sealer.ts'
import { openApiDoor } from '../../../electron/transports/api-door.ts'
import { ask, everyRow, makeKey, openDoor, seated, shutDoor } from '../../support/api-door.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { createAuthority } from '../../support/own-authority.ts'
import { newPageKey } from '../../support/page-key.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

let own: Database
let here: TestFarm
let owner: TestDesk
let door: string
let chamberId: string
const logged: string[] = []
const nobody = `mash_pk_${'x'.repeat(43)}`

beforeAll(async () => {
  own = await freshDatabase()
  chamberId = (await addChamber(own.db, 'MASH-B2-CAL26-CE637C')).deviceId
  here = await openTestFarm(own, { log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }) })
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  owner = await seated(here, own.db, 'ana@farm.test')
  door = await openDoor(owner)
})
afterAll(async () => {
  await here.stop()
  await own.drop()
})
/** Another desktop on the same database. */
const another = async (now = () => new Date()) =>
  openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url }, { now })

beforeEach(() => own.db.rateLimitLog.deleteMany())

/** Plain node, which sets what fetch forbids: the Host header, and a certificate that is trusted by itself. */
function raw(url: string, headers: Record<string, string>, ca?: string): Promise<{ status: number; text: string }> {
  const send = url.startsWith('https') ? tlsRequest : request
  return new Promise((resolve, reject) => {
    const asked = send(url, { headers, ...(ca && { ca }) }, (answer: IncomingMessage) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (text += chunk))
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

it('is shut until it is opened, and then on this computer only', async () => {
  const fresh = await another()
  expect(fresh.settings.get().api).toEqual({ enabled: false, port: 4181, open: false, certificate: '' })
  await fresh.farm.door.start()
  const desk = await seated(fresh, own.db, 'ana@farm.test')
  expect(await desk.client.keys.door()).toMatchObject({ url: null, problem: null, fingerprint: null })
  expect(door).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/)
  await fresh.stop()
})

it('serves public calls by either header, as plain JSON with moments in ISO', async () => {
  const { key } = await makeKey(owner, ['devices:read', 'sensors:read'])
  const chambers = await ask(`${door}/chambers`, key)
  expect(chambers.status).toBe(200)
  expect(chambers.body).toMatchObject([{ id: chamberId, serialNumber: 'MASH-B2-CAL26-CE637C' }])
  expect(await ask(`${door}/chambers`, null, { authorization: `Bearer ${key}` })).toMatchObject({ status: 200 })
  expect(await ask(`${door}/chambers/${chamberId}`, key)).toMatchObject({ status: 200, body: { id: chamberId } })
  expect(await ask(`${door}/chambers/none`, key)).toMatchObject({
    status: 404,
    body: { statusCode: 404, error: 'Not Found', code: 'CHAMBER_NOT_FOUND' },
  })
  expect(await ask(`${door}/readings/latest?chamberId=${chamberId}`, key)).toMatchObject({
    status: 200,
    body: [{ id: chamberId, liveness: 'waiting', readings: [] }],
  })
  const me = await ask(`${door}/me`, key)
  expect(me.body).toMatchObject({ email: 'ana@farm.test', permissions: ['devices:read', 'sensors:read'] })
  expect(me.headers.getSetCookie()).toEqual([])
  expect(me.headers.get('access-control-allow-origin')).toBeNull()
  expect(me.headers.get('cache-control')).toBe('no-store')
})

it('reads moments and numbers out of a query, and names what does not fit', async () => {
  const { key } = await makeKey(owner, ['sensors:read'])
  const history = `${door}/chambers/${chamberId}/history`
  const span = 'from=2026-03-01T00:00:00Z&to=2026-03-02T08:00:00%2B08:00'
  expect(await ask(`${history}?room=fruiting&${span}&points=60`, key)).toMatchObject({
    status: 200,
    body: { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' },
  })
  expect(await ask(`${history}?room=fruiting&${span}`, key)).toMatchObject({ status: 200 })
  const wrong = await ask(`${history}?room=attic&from=soon&to=2026-03-02T00:00:00Z`, key)
  expect(wrong).toMatchObject({ status: 400, body: { statusCode: 400, error: 'Bad Request', code: 'BAD_REQUEST' } })
  expect(JSON.stringify(wrong.body)).toMatch(/"path":"room".*"path":"from"/)
})

it('takes a list of a query as one value, as several, or empty', async () => {
  const { key } = await makeKey(owner, ['orders:read'])
  for (const query of ['status=PENDING', 'status=PENDING&status=CONFIRMED', 'status=', ''])
    expect(await ask(`${door}/orders?${query}`, key), query).toMatchObject({ status: 200, body: { rows: [] } })
  expect(await ask(`${door}/orders?status=PENDING,CONFIRMED`, key)).toMatchObject({ status: 400 })
})

it('answers no key, an unknown, an expired and a revoked one alike', async () => {
  const revoked = await makeKey(owner, ['devices:read'])
  await owner.client.keys.revoke({ id: revoked.row.id, reason: 'lost' })
  const expired = await makeKey(owner, ['devices:read'])
  await own.db.apiKey.update({ where: { id: expired.row.id }, data: { expiresAt: new Date(Date.now() - 1000) } })
  const answers = []
  for (const key of [null, 'nonsense', nobody, revoked.key, expired.key])
    answers.push(await ask(`${door}/chambers`, key))
  const expected = {
    statusCode: 401,
    message: 'A key is needed, and this one is missing, unknown, expired or revoked.',
    error: 'Unauthorized',
    code: 'UNAUTHORIZED',
  }
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(Array(5).fill({ status: 401, body: expected }))
})

it('names the scope that is missing', async () => {
  const { key } = await makeKey(owner, ['sensors:read'])
  const { status, body } = await ask(`${door}/chambers`, key)
  expect({ status, body }).toEqual({
    status: 403,
    body: {
      statusCode: 403,
      message: 'The key may not do this: it needs devices:read.',
      error: 'Forbidden',
      code: 'FORBIDDEN',
      data: { permission: 'devices:read' },
    },
  })
})

it('knows no cookies: a session of the page opens nothing here, nor does it add to a key', async () => {
  const [pageKey, name] = [newPageKey(), `mash_session_${new URL(door).port}`]
  const token = owner.caller.session.get() ?? ''
  const sealed = createSealer(Buffer.from(pageKey, 'base64url')).seal(token, name)
  const page = { cookie: `${name}=${sealed}`, 'x-page-key': pageKey }
  expect((await ask(`${door}/me`, null, page)).status).toBe(401)
  const { key } = await makeKey(owner, ['sensors:read'])
  expect(await ask(`${door}/chambers`, key, page)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
})

it('serves nothing that is not public', async () => {
  const { key } = await makeKey(owner, ['api_keys:read', 'api_keys:create', 'system:read', 'devices:read'])
  for (const path of ['/keys/list', '/keys', '/settings/broker', '/chambers/watch/x', '/', '', '/../rpc/keys/list']) {
    expect((await raw(`${door}${path}`, { 'x-api-key': key })).status, path).toBe(404)
  }
  const posted = await fetch(`${door}/keys/create`, { method: 'POST', headers: { 'x-api-key': key } })
  expect(posted.status).toBe(404)
  const options = await fetch(`${door}/chambers`, { method: 'OPTIONS', headers: { 'x-api-key': key } })
  expect([options.status, options.headers.get('access-control-allow-methods')]).toEqual([404, null])
})

it('refuses a foreign host name and a page from elsewhere', async () => {
  const { key } = await makeKey(owner, ['devices:read'])
  const { port } = new URL(door)
  const foreign = [{ host: 'evil.example' }, { host: `evil.example:${port}` }, { host: `127.0.0.1:1` }]
  for (const headers of [...foreign, { origin: 'https://evil.example' }]) {
    const answer = await raw(`${door}/chambers`, { 'x-api-key': key, ...headers })
    expect(answer.status, JSON.stringify(headers)).toBe(403)
    expect(answer.text).toContain('FOREIGN_HOST')
  }
  expect((await raw(`${door}/chambers`, { 'x-api-key': key, host: `localhost:${port}` })).status).toBe(200)
})

it('says 429 with the time to wait, and tells the limit on every call', async () => {
  const { key, row } = await makeKey(owner, ['sensors:read'])
  const path = `${door}/chambers/${chamberId}/history?room=fruiting&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z`
  await calmMinute()
  const first = await ask(path, key)
  expect(first.status).toBe(200)
  const { headers } = first
  expect([headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual(['100', '99'])
  expect(Math.abs(Number(headers.get('x-ratelimit-reset')) - Date.now() / 1000)).toBeLessThan(61)
  await own.db.rateLimitLog.updateMany({ where: { identifier: `key:${row.id}` }, data: { count: 99 } })
  expect((await ask(path, key)).status).toBe(200)
  const refused = await ask(path, key)
  expect(refused).toMatchObject({
    status: 429,
    body: { statusCode: 429, error: 'Too Many Requests', code: 'TOO_MANY_CALLS' },
  })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
  // Another class of the same key has a limit of its own.
  expect((await ask(`${door}/me`, key)).status).toBe(200)
  await until('it is in the usage log', async () => {
    const hit = await own.db.apiUsageLog.findFirst({ where: { apiKey: row.id, statusCode: 429 } })
    return hit?.rateLimitHit === true && hit.throttled
  })
})

it('gives who has no key twenty tries a minute by address, and others are none the poorer', async () => {
  const { key } = await makeKey(owner, ['devices:read'])
  await calmMinute()
  const answers = []
  for (let n = 0; n < 22; n += 1) answers.push((await ask(`${door}/chambers`, nobody)).status)
  expect(answers).toEqual([...Array<number>(20).fill(401), 429, 429])
  expect((await ask(`${door}/chambers`, key)).status).toBe(200)
})

/** A window of the limit must not end in the middle of a test that counts. */
const calmMinute = () => until('the minute has time left', () => Date.now() % 60_000 < 52_000)

it('keeps a row of every call, and a key nowhere', async () => {
  const { key, row } = await makeKey(owner, ['devices:read'])
  await own.db.apiUsageLog.deleteMany()
  await ask(`${door}/chambers?password=${key}`, key, { 'user-agent': `board/1 ${key}`, referer: `http://x/y?k=${key}` })
  await ask(`${door}/chambers/${key}`, key)
  await ask(`${door}/nothing/${key}`, key)
  await until('three rows', async () => (await own.db.apiUsageLog.count({ where: { apiKey: row.id } })) === 3)
  const rows = await own.db.apiUsageLog.findMany({ where: { apiKey: row.id }, orderBy: { endpoint: 'asc' } })
  expect(rows).toMatchObject([
    {
      endpoint: '/api/v1/chambers',
      method: 'GET',
      statusCode: 200,
      version: 'v1',
      ipAddress: '127.0.0.1',
      referer: 'http://x/y',
    },
    { endpoint: '/api/v1/chambers/{id}', statusCode: 404 },
    { endpoint: '/api/v1/unknown', statusCode: 404 },
  ])
  expect(rows[0]?.responseSize).toBeGreaterThan(100)
  expect(rows[0]?.userAgent).toBe('board/1 mash_pk_[masked]')
  expect(await everyRow(own.db)).not.toContain(key.slice(12))
  expect(logged.join('')).not.toContain(key.slice(12))
})

it('opens to the network with TLS only, by a certificate of its own making or by the owner’s', async () => {
  const { key } = await makeKey(owner, ['devices:read'])
  const opened = await owner.client.keys.saveDoor({ ...shutDoor, enabled: true, open: true })
  const pem = readFileSync(join(here.folder, 'api-door.pem'), 'utf8')
  expect(opened.fingerprint).toBe(new X509Certificate(pem).fingerprint256)
  expect(opened.url).toMatch(/^https:/)
  const { port } = new URL(opened.url ?? '')
  const local = `https://127.0.0.1:${port}/api/v1/chambers`
  expect((await raw(local, { 'x-api-key': key }, pem)).status).toBe(200)
  await expect(raw(local, { 'x-api-key': key })).rejects.toThrow(/self-signed/)
  await expect(raw(local.replace('https', 'http'), { 'x-api-key': key })).rejects.toThrow()
  expect(JSON.stringify(opened)).not.toContain('PRIVATE KEY')
  expect(readFileSync(join(here.folder, 'settings.json'), 'utf8')).not.toContain('PRIVATE KEY')
  // The same one the next time, and a new one a month before it ends.
  const again = await owner.client.keys.saveDoor({ ...shutDoor, enabled: true, open: true })
  expect(again.fingerprint).toBe(opened.fingerprint)

  const authority = createAuthority(mkdtempSync(join(tmpdir(), 'mash-ca-')))
  const read = (files: { certFile: string; keyFile: string }) => ({
    certificate: readFileSync(files.certFile, 'utf8'),
    privateKey: readFileSync(files.keyFile, 'utf8'),
  })
  const good = read(authority.issue('door', 'IP:127.0.0.1'))
  const old = read(authority.issue('old', 'IP:127.0.0.1', -1))
  const wide = { ...shutDoor, enabled: true, open: true }
  for (const [given, detail] of [
    [{ certificate: 'hello', privateKey: 'hello' }, 'NOT_PEM'],
    [{ ...good, privateKey: '' }, 'KEY_MISSING'],
    [{ ...good, privateKey: 'hello' }, 'KEY_NOT_PEM'],
    [{ ...good, privateKey: old.privateKey }, 'NOT_A_PAIR'],
    [old, 'EXPIRED'],
  ] as const) {
    await expect(owner.client.keys.saveDoor({ ...wide, ...given })).rejects.toMatchObject({
      code: 'CERTIFICATE_BAD',
      data: { detail },
    })
  }
  const theirs = await owner.client.keys.saveDoor({ ...wide, ...good })
  expect(theirs).toMatchObject({
    hasPrivateKey: true,
    fingerprint: new X509Certificate(good.certificate).fingerprint256,
  })
  const url = `https://127.0.0.1:${new URL(theirs.url ?? '').port}/api/v1/chambers`
  expect((await raw(url, { 'x-api-key': key }, authority.ca)).status).toBe(200)
  door = await openDoor(owner)
})

it('makes a new certificate a month before its own ends, without shutting', async () => {
  let nowMs = Date.now()
  const aging = await another(() => new Date(nowMs))
  const desk = await seated(aging, own.db, 'ana@farm.test')
  const before = await desk.client.keys.saveDoor({ ...shutDoor, enabled: true, open: true })
  nowMs += 360 * 86_400_000
  const later = await seated(aging, own.db, 'ana@farm.test', new Date(nowMs))
  expect((await later.client.keys.door()).fingerprint).toBe(before.fingerprint)
  nowMs += 10 * 86_400_000
  const latest = await seated(aging, own.db, 'ana@farm.test', new Date(nowMs))
  await aging.farm.door.renew()
  const after = await latest.client.keys.door()
  expect(after.fingerprint).not.toBe(before.fingerprint)
  expect(after.url).toBe(before.url)
  await aging.stop()
})

it('says when its port is taken, and stays as it was', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  await expect(owner.client.keys.saveDoor({ ...shutDoor, enabled: true, port })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    data: { port },
  })
  const view = await owner.client.keys.door()
  expect(view).toMatchObject({ enabled: true, port: 0 })
  expect((await fetch(`${view.url ?? ''}/openapi.json`)).status).toBe(200)
  door = view.url ?? ''
  // The next start finds the port taken: the farm opens all the same, and the screen says why the door is shut.
  here.settings.change({ api: { enabled: true, port, open: false, certificate: '' } })
  await here.farm.door.start()
  expect(await owner.client.keys.door()).toMatchObject({ url: null, problem: 'PORT_TAKEN' })
  other.close()
  door = await openDoor(owner)
})

it('does not wait for a caller that never ends its request', async () => {
  const desk = { check: async () => null, take: () => Promise.reject(new Error('asked')), record: () => undefined }
  const slow = await openApiDoor({
    router: here.router,
    desk: { ...desk, isAway: () => false },
    log: pino({ level: 'silent' }),
    version: '0',
    host: '127.0.0.1',
    port: 0,
    tls: null,
    headersTimeoutMs: 300,
  })
  const socket = connect(slow.port, '127.0.0.1')
  const ended = new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => {
      resolve(text)
    })
  })
  socket.write('GET /api/v1/chambers HTTP/1.1\r\nHost: 127.0.0.1\r\nX-')
  expect(await ended).toMatch(/408/)
  await slow.stop()
})

it('shuts, with its connections', async () => {
  await owner.client.keys.saveDoor(shutDoor)
  await expect(fetch(`${door}/openapi.json`)).rejects.toThrow()
  expect(await owner.client.keys.door()).toMatchObject({ enabled: false, url: null })
})
