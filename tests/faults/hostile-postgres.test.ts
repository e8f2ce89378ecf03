import type { Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { type ConnectionTestStep, testDatabase } from '../../electron/platform/database/index.ts'
import { testDeps } from '../support/database.ts'
import { flood } from '../support/flood.ts'
import { listeningHost } from '../support/listening-host.ts'
import { watchMemory } from '../support/peak-memory.ts'

const message = (kind: string, ...parts: (Buffer | string)[]) => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(kind), length, body])
}
/** "You are in", and "ask": what a server says to somebody it lets in without a password. */
const letIn = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', 'I')])
const afterGreeting = (answer: (socket: Socket) => void) => (socket: Socket) =>
  void socket.once('data', () => answer(socket))

/** Drips for as long as the other side stays. */
const drip = (socket: Socket, bytes: Buffer) => {
  const timer = setInterval(() => socket.write(bytes), 100)
  socket.on('close', () => clearInterval(timer))
}

async function tried(onVisit: (socket: Socket) => void) {
  const host = await listeningHost(onVisit)
  onTestFinished(() => host.stop())
  const memory = watchMemory()
  const begun = performance.now()
  const steps: ConnectionTestStep[] = []
  const url = `postgresql://farm:Lihim@127.0.0.1:${host.port}/farm`
  const { migrationsDir } = testDeps
  for await (const step of testDatabase(url, { migrationsDir, connectMs: 2000, answerMs: 2000 })) steps.push(step)
  memory.stop()
  return { last: steps.at(-1), said: JSON.stringify(steps), ms: performance.now() - begun, grownMb: memory.grownMb() }
}

it.each<[string, (socket: Socket) => void]>([
  ['says nothing', () => undefined],
  ['speaks HTTP', afterGreeting((socket) => socket.end('HTTP/1.1 400 Bad Request\r\nServer: secret-host\r\n\r\n'))],
  ['greets as a mail server', (socket) => socket.write('220 secret-host ESMTP\r\n')],
  ['says a letter now and then', afterGreeting((socket) => drip(socket, Buffer.from('R')))],
  ['lets in and is silent', afterGreeting((socket) => socket.write(letIn))],
  [
    'lets in and drips notices',
    afterGreeting((socket) => {
      socket.write(letIn)
      drip(socket, message('N', 'SNOTICE\0Mhello\0\0'))
    }),
  ],
  [
    'begins a message of two gigabytes',
    afterGreeting((socket) => {
      socket.write(Buffer.from([0x52, 0x7f, 0xff, 0xff, 0xff]))
      void flood(socket)
    }),
  ],
  [
    'lets in and answers with two gigabytes',
    afterGreeting((socket) => {
      socket.write(letIn)
      socket.once('data', () => {
        socket.write(Buffer.from([0x44, 0x7f, 0xff, 0xff, 0xff]))
        void flood(socket)
      })
    }),
  ],
  ['says a length that is none', afterGreeting((socket) => socket.write(Buffer.from([0x52, 0, 0, 0, 0, 1, 2, 3])))],
])('a server that %s is let go of, and what it is stays its own', { timeout: 60_000 }, async (_what, onVisit) => {
  const { last, said, ms, grownMb } = await tried(onVisit)
  expect(last?.ok).toBe(false)
  expect(said).not.toContain('secret-host')
  expect(ms).toBeLessThan(15_000)
  expect(grownMb).toBeLessThan(300)
})

it('has one plain line of its words shown, however many it says', async () => {
  const words = `no\u001b[2J\u202E\n${'x'.repeat(1_000_000)}`
  const { said } = await tried(afterGreeting((socket) => socket.end(message('E', `SFATAL\0CXX000\0M${words}\0\0`))))
  expect(said.length).toBeLessThan(1500)
  expect(said).not.toMatch(/u001b|\u202e|\\n/)
})
