import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, tally } from '../support/outcome.ts'
import { newPageKey, pageHeaders } from '../support/page-key.ts'
import { rawSocket, rawSockets } from '../support/raw-socket.ts'
import { type SmallDoor, smallApiDoor, smallPageDoor } from '../support/small-doors.ts'
import { until } from '../support/until.ts'

let here: SmallDoor
beforeEach(async () => {
  here = await smallPageDoor()
})
afterEach(() => here.close())

const memory = () => Math.round(process.memoryUsage().rss / 2 ** 20)
const halfOpen = 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-'
const stillOpen = (held: Awaited<ReturnType<typeof rawSockets>>) =>
  held.filter(({ socket }) => !socket.destroyed).length
const letGo = (held: Awaited<ReturnType<typeof rawSockets>>) => {
  for (const { socket } of held) socket.destroy()
}
/** The head of a call as a page of this door sends it, and how long its body is to be. */
const headOf = (name: string, length: number, more: Record<string, string> = {}) => {
  const headers = { ...pageHeaders(here.origin, newPageKey()), ...more, 'content-length': String(length) }
  const lines = Object.entries({ host: `127.0.0.1:${here.port}`, ...headers }).map((pair) => pair.join(': '))
  return `POST /rpc/feature/${name} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

describe('connections', () => {
  it('600 that are half open: the page is answered, who is signed in is not cut off, and 128 stay', async () => {
    const ana = await here.signIn('ana')
    const { client } = await here.openSocket(ana)
    const events = await client.feature.forever()
    await events.next()
    const before = memory()
    const held = await rawSockets(here.port, 600, { text: halfOpen })
    expect((await fetch(here.origin)).status).toBe(200)
    expect((await here.call('who', undefined, ana.headers)).status).toBe(200)
    expect(await client.feature.echo('beside')).toBe('beside')
    await until('the others gave way', () => stillOpen(held) <= 128)
    process.stdout.write(`half open: 600 came, ${stillOpen(held)} stay, ${before} → ${memory()} MB\n`)
    letGo(held)
  })

  it('are told of in the log by one line at first and one at the end, however many they were', async () => {
    const held = await rawSockets(here.port, 600, { text: halfOpen })
    await until('the others gave way', () => stillOpen(held) === 128)
    letGo(held)
    await here.door.stop()
    const told = here.lines.filter(({ why }) => why === 'a connection that waited')
    expect(told).toHaveLength(2)
    expect(told[0]).toMatchObject({ count: 1, last: '127.0.0.1' })
    expect(told[1]).toMatchObject({ count: 471 })
  })

  it('which send their headers a byte at a time end after the time for headers', async () => {
    const hasty = await smallPageDoor({ headersMs: 300 })
    const { ended } = await rawSocket(hasty.port, { text: halfOpen })
    expect(await ended).toMatch(/^HTTP\/1.1 408/)
    await hasty.close()
  })

  it.each(['127.0.0.2', '127.0.0.1'])('of programs: 300 of %s shut nobody else out of their door', async (from) => {
    const api = await smallApiDoor()
    const held = await rawSockets(api.port, 300, { from })
    expect(await api.status()).toBe(401)
    await until('the others gave way', () => stillOpen(held) <= 64)
    letGo(held)
    await api.stop()
  })
})

describe('bodies', () => {
  it('of guests, a byte at a time: sixteen are waited for, for 10 s, and who is signed in feels nothing', async () => {
    const ana = await here.signIn('ana')
    const held = await rawSockets(here.port, 100, { text: `${headOf('echo', 60_000)}{` })
    expect((await here.call('who', undefined, ana.headers)).status).toBe(200)
    const refused = await here.call('echo', 1, pageHeaders(here.origin, newPageKey()))
    expect([refused.status, await refused.json()]).toMatchObject([
      429,
      { json: { defined: true, code: 'TOO_MANY_CALLS', data: { retryAfterSeconds: 1 } } },
    ])
    await until('all are sent away', () => stillOpen(held) === 0, 20_000)
    expect(held.filter(({ said }) => said().startsWith('HTTP/1.1 429'))).toHaveLength(84)
    expect((await here.call('echo', 1, pageHeaders(here.origin, newPageKey()))).status).toBe(200)
  })

  it.each([
    ['65,536 bytes', 65_536, {}, 'waits'],
    ['65,537 bytes', 65_537, {}, '413'],
    ['bytes of which nobody says how many', 0, { 'transfer-encoding': 'chunked' }, '413'],
  ])('of a guest with %s', async (_name, length, more, expected) => {
    const head = headOf('echo', length, more)
    const sent = await rawSocket(here.port, {
      text: expected === 'waits' ? `${head}{` : head.replace(/content-length: 0\r\n/, ''),
    })
    if (expected === 'waits') {
      expect((await fetch(here.origin)).status).toBe(200) // what was to be refused was refused by now
      expect(sent.said()).toBe('')
      sent.socket.destroy()
    } else expect(await sent.ended).toMatch(new RegExp(`^HTTP/1.1 ${expected}`))
  })

  it('of who is signed in may be longer than a guest’s', async () => {
    const ana = await here.signIn('ana')
    expect((await here.call('echo', 'x'.repeat(500 * 1024), ana.headers)).status).toBe(200)
  })
})

describe('calls at once', () => {
  it('four of one connection, however many are sent down it', async () => {
    const one = `${headOf('slow', 2)}{}`
    const { socket, ended } = await rawSocket(here.port, { text: one.repeat(200) })
    expect(await ended.then(() => 'ended')).toBe('ended')
    socket.destroy()
    await until('they were stopped', () => here.seen.aborted > 0)
    expect(here.seen.aborted).toBeLessThanOrEqual(4)
  })
})

describe('streams', () => {
  const openMany = async (page: Parameters<SmallDoor['openSocket']>[0], many: number) => {
    const { socket, client } = await here.openSocket(page)
    const codes = await Promise.all(
      Array.from({ length: many }, () => codeOf(client.feature.forever().then((events) => events.next()))),
    )
    return { socket, client, codes }
  }

  it('20,000 of a guest on one socket: eight run', async () => {
    const before = memory()
    const { socket, codes } = await openMany({}, 20_000)
    process.stdout.write(`streams: 20000 asked for, ${before} → ${memory()} MB, of both ends together\n`)
    expect(tally(codes)).toEqual({ TOO_MANY_CALLS: 19_992, done: 8 })
    socket.terminate()
    await until('the eight ended', () => here.seen.ended.length === 8)
  })

  it('64 of a page that is signed in, calls counted; one that ends makes room', async () => {
    const { client, codes } = await openMany(await here.signIn('ana'), 63)
    expect(tally(codes)).toEqual({ done: 63 })
    const last = await client.feature.forever()
    await last.next()
    expect(await codeOf(client.feature.echo(1))).toBe('TOO_MANY_CALLS')
    await last.return()
    await until('it ended', () => here.seen.ended.length === 1)
    expect(await codeOf(client.feature.echo(1))).toBe('done')
  })

  it('of guests come by 24 sockets of an address; a page that is signed in finds room beside them', async () => {
    const ana = await here.signIn('ana')
    const opened = await Promise.all(Array.from({ length: 25 }, () => codeOf(here.openSocket())))
    expect(tally(opened)).toEqual({ 'Error: refused closed 1013': 1, done: 24 })
    expect(await codeOf(here.openSocket(ana))).toBe('done')
  })

  it('of one session by 32 sockets; another session finds room beside them', async () => {
    const [ana, ben] = [await here.signIn('ana'), await here.signIn('ben')]
    const opened = await Promise.all(Array.from({ length: 33 }, () => codeOf(here.openSocket(ana))))
    expect(tally(opened)).toEqual({ 'Error: refused closed 1013': 1, done: 32 })
    expect(await codeOf(here.openSocket(ben))).toBe('done')
  })

  it('of a desk with five tabs, twenty in each, and six calls beside them, all run', async () => {
    const ana = await here.signIn('ana')
    const tabs = await Promise.all(Array.from({ length: 5 }, () => openMany(ana, 20)))
    expect(tally(tabs.flatMap(({ codes }) => codes))).toEqual({ done: 100 })
    const calls = await Promise.all(Array.from({ length: 30 }, () => here.call('echo', 1, ana.headers)))
    expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([200]))
  })
})

it('a WebSocket with more headers than are read is refused, and the door stands', async () => {
  const many = Array.from({ length: 2500 }, (_, n) => `${n.toString(36)}:`).join('\r\n')
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13'
  const start = `GET /stream HTTP/1.1\r\nHost: 127.0.0.1:${here.port}\r\nOrigin: ${here.origin}\r\n`
  const { ended } = await rawSocket(here.port, { text: `${start}${many}\r\n${upgrade}\r\n\r\n` })
  expect(await ended).toMatch(/^HTTP\/1.1 4/)
  expect((await fetch(here.origin)).status).toBe(200)
})
