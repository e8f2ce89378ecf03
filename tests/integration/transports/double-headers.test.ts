import { afterAll, beforeAll, expect, it } from 'vitest'
import { newPageKey, pageHeaders } from '../../support/page-key.ts'
import { rawSocket } from '../../support/raw-socket.ts'
import { type SmallDoor, smallApiDoor, smallPageDoor } from '../../support/small-doors.ts'

let page: SmallDoor
let api: Awaited<ReturnType<typeof smallApiDoor>>
beforeAll(async () => {
  page = await smallPageDoor()
  api = await smallApiDoor()
})
afterAll(async () => {
  await page.close()
  await api.stop()
})

const statusOf = async (port: number, lines: string[], body = '') => {
  const { ended } = await rawSocket(port, { text: `${lines.join('\r\n')}\r\n\r\n${body}` })
  return Number(/^HTTP\/1.1 (\d+)/.exec(await ended)?.[1])
}
const linesOf = (headers: Record<string, string>) => Object.entries(headers).map((pair) => pair.join(': '))

const callLines = () => [
  'POST /rpc/feature/echo HTTP/1.1',
  ...linesOf({ host: `127.0.0.1:${page.port}`, ...pageHeaders(page.origin, newPageKey()) }),
  'content-length: 2',
  'connection: close',
]
const apiLines = () => ['GET /api/v1/me HTTP/1.1', `Host: 127.0.0.1:${api.port}`, 'Connection: close']

it('a request that says everything once is answered at both doors', async () => {
  expect(await statusOf(page.port, callLines(), '{}')).toBe(200)
  expect(await statusOf(api.port, apiLines())).toBe(401)
})

it('one that names a listing header twice is, too', async () => {
  expect(await statusOf(page.port, [...callLines(), 'accept: a', 'accept: b'], '{}')).toBe(200)
  expect(await statusOf(api.port, [...apiLines(), 'Via: 1.1 a', 'Via: 1.1 b'])).toBe(401)
})

it.each([
  'Host: evil.example',
  'origin: http://evil.example',
  'x-csrf-token: other',
  `X-Page-Key: ${newPageKey()}`,
  'content-type: text/plain',
])('the page’s door refuses a second %s, also when it is the first one again', async (line) => {
  expect(await statusOf(page.port, [...callLines(), line], '{}')).toBe(400)
  const [name = ''] = line.toLowerCase().split(':')
  const same = callLines().find((own) => own.startsWith(`${name}:`)) ?? ''
  expect(await statusOf(page.port, [...callLines(), same], '{}')).toBe(400)
})

it.each([
  ['authorization: Bearer a', 'authorization: Bearer b'],
  ['cookie: a=1', 'cookie: b=2'],
])('the page’s door refuses %s and %s', async (...both) => {
  expect(await statusOf(page.port, [...callLines(), ...both], '{}')).toBe(400)
})

it.each([
  ['content-length: 2', 'content-length: 3'],
  ['content-length: 2', 'transfer-encoding: chunked'],
])('both doors refuse %s and %s', async (...both) => {
  const lines = callLines().filter((line) => !line.startsWith('content-length'))
  expect(await statusOf(page.port, [...lines, ...both], '{}')).toBe(400)
  expect(await statusOf(api.port, [...apiLines(), ...both], '{}')).toBe(400)
})

it.each([
  ['Host: 127.0.0.1'],
  ['X-API-Key: a', 'X-API-Key: b'],
  ['Authorization: Bearer a', 'Authorization: Bearer b'],
])('the door for programs refuses %s twice', async (...lines) => {
  expect(await statusOf(api.port, [...apiLines(), ...lines])).toBe(400)
})

it('a WebSocket with two origins, or two hosts, is refused', async () => {
  const upgrade = [
    'GET /stream HTTP/1.1',
    `Host: 127.0.0.1:${page.port}`,
    `Origin: ${page.origin}`,
    ...['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ]
  for (const more of [`Origin: ${page.origin}`, `Host: 127.0.0.1:${page.port}`])
    expect(await statusOf(page.port, [...upgrade, more])).toBe(400)
})
