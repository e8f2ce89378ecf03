import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestStep } from '../../../electron/contract/base.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { plainInput } from '../../support/every-procedure.ts'
import { type ListeningHost, listeningHost } from '../../support/listening-host.ts'
import { codeOf } from '../../support/outcome.ts'
import { openTestApp, type TestApp } from '../../support/test-app.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm, testPassword } from '../../support/test-farm.ts'

const banner = 'SSH-2.0-OpenSSH_9.6 quiet-host'

async function stepsOf(stream: Promise<AsyncIterable<TestStep>>): Promise<TestStep[]> {
  const steps: TestStep[] = []
  for await (const step of await stream) steps.push(step)
  return steps
}

/** Each live test that goes to a host its caller names. */
const probes = (port: number): Record<string, (client: TestClient) => Promise<AsyncIterable<TestStep>>> => ({
  'settings.testBroker': (client) =>
    client.settings.testBroker({
      ...(plainInput['settings.testBroker'] as Parameters<TestClient['settings']['testBroker']>[0]),
      url: `mqtt://127.0.0.1:${port}`,
    }),
  'mail.test': (client) =>
    client.mail.test({
      ...(plainInput['mail.test'] as Parameters<TestClient['mail']['test']>[0]),
      host: '127.0.0.1',
      port,
    }),
  'providers.test': (client) =>
    client.providers.test({
      ...(plainInput['providers.test'] as Parameters<TestClient['providers']['test']>[0]),
      issuer: `http://127.0.0.1:${port}`,
    }),
})

describe('the test of an address at the first screen, on a farm that is open', () => {
  let own: Database
  let mash: TestApp
  let host: ListeningHost
  beforeAll(async () => {
    own = await freshDatabase()
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    await addPerson(own.db, { email: 'una@farm.test' })
    mash = await openTestApp(own)
    host = await listeningHost((socket) => socket.end(`${banner}\r\n`))
  })
  afterAll(async () => {
    await host.stop()
    await mash.stop()
    await own.drop()
  })

  it.each([
    ['somebody without a task', 'una@farm.test', false],
    ['a locked session', 'una@farm.test', true],
    ['the owner', 'ana@farm.test', false],
  ])('goes nowhere for %s', async (_who, login, locked) => {
    const { client } = mash.desk()
    await client.identity.signIn({ login, password: testPassword, stay: false })
    if (locked) await client.identity.lock()
    const url = `postgresql://a:b@127.0.0.1:${host.port}/c`
    expect(await codeOf(stepsOf(client.setup.testDatabase({ url })))).toBe('ALREADY_SET_UP')
    expect(host.visits()).toBe(0)
  })
})

describe('a farm that was chosen and does not open', () => {
  let mash: TestApp
  let host: ListeningHost
  beforeAll(async () => {
    host = await listeningHost((socket) => socket.end(`${banner}\r\n`))
    mash = await openTestApp({ url: 'postgresql://a:b@127.0.0.1:9/farm' }, { mayFail: true })
  })
  afterAll(async () => {
    await host.stop()
    await mash.stop()
  })
  const phase = async (client: TestClient) => {
    for await (const state of await client.system.state()) return state.phase
    return null
  }

  it.each(['192.168.1.9', '10.0.0.4', 'fe80::1', '::ffff:192.168.1.9', null])(
    'is sent elsewhere, probed with or given up by nobody at %s',
    async (ipAddress) => {
      const { client } = mash.desk({ ipAddress, via: 'http' })
      const url = `postgresql://a:b@127.0.0.1:${host.port}/c`
      const codes = [
        await codeOf(stepsOf(client.setup.testDatabase({ url }))),
        await codeOf(client.setup.choose({ start: 'join', url })),
        await codeOf(client.setup.back()),
      ]
      expect(codes).toEqual(Array.from(codes, () => 'NOT_ON_THIS_COMPUTER'))
      expect(host.visits()).toBe(0)
      expect(await phase(client)).toBe('failed')
    },
  )

  it('is left by whoever sits at its computer', async () => {
    const { client } = mash.desk({ ipAddress: '127.0.0.1', via: 'http' })
    expect(await codeOf(client.setup.back())).toBe('done')
    expect(await phase(client)).toBe('choose-start')
  })
})

describe('on an open farm', () => {
  let own: Database
  let farm: TestFarm
  let host: ListeningHost
  let laterMs = 0
  beforeAll(async () => {
    own = await freshDatabase()
    for (const [name, role] of [
      ['ana', 'SUPER_ADMIN'],
      ['ada', 'ADMIN'],
      ['gil', 'GROWER'],
    ] as const)
      await addPerson(own.db, { email: `${name}@farm.test`, role })
    farm = await openTestFarm(own, { now: () => new Date(Date.now() + laterMs) })
    host = await listeningHost((socket) => socket.write(`${banner}\r\n`))
  })
  afterAll(async () => {
    await host.stop()
    await farm.stop()
    await own.drop()
  })

  const names = Object.keys(probes(0))
  it.each([...names, 'settings.testDatabase'])('%s is the owner’s, and wants a fresh proof', async (name) => {
    const probe = probes(host.port)[name] ?? ((client: TestClient) => client.settings.testDatabase())
    const before = host.visits()
    const ada = await farm.signedIn('ada@farm.test')
    expect(await codeOf(stepsOf(probe(ada.client)))).toBe('FORBIDDEN')
    const ana = await farm.signedIn('ana@farm.test')
    laterMs += 11 * 60_000
    expect(await codeOf(stepsOf(probe(ana.client)))).toBe('STEP_UP_NEEDED')
    expect(host.visits()).toBe(before)
  })

  it.each(names)('%s says nothing of what a foreign service said', async (name) => {
    const { client } = await farm.signedIn('ana@farm.test')
    const steps = await stepsOf(probes(host.port)[name]?.(client) ?? Promise.reject(new Error('no such probe')))
    expect(steps.at(-1)).toMatchObject({ ok: false })
    expect(JSON.stringify(steps)).not.toContain('SSH')
    expect(JSON.stringify(steps)).not.toContain('quiet-host')
  })

  describe('a port that is typed in', () => {
    it.each([
      '/dev/../etc/passwd',
      '/dev/./../etc/passwd',
      '/dev//../etc/passwd',
      '/dev/shm/../../etc/passwd',
      '/dev/mem',
      '/dev/sda',
      '/dev/null',
      '/dev/random',
      '/dev/stdin',
      '/dev/fd/0',
      '/dev/tty',
      '/dev/tty1',
      '/dev/console',
      '/dev/pts/../mem',
      '/dev/serial/by-id/../../mem',
      '/dev/ttyUSB0/../../etc/passwd',
      '/dev/ttyUSB0 /etc/passwd',
      '\\\\.\\PhysicalDrive0',
      '\\\\.\\pipe\\mash',
      '\\\\server\\share',
      'COM0',
      'COM1000',
      'C:\\boot.ini',
      '/etc/passwd',
      'file:///etc/passwd',
      '',
    ])('is not %j', async (path) => {
      const { client } = await farm.signedIn('gil@farm.test')
      expect(await codeOf(client.ports.addPath({ path }))).toBe('BAD_REQUEST')
      expect(farm.settings.get().ports.manual).toEqual([])
    })

    it.each([
      '/dev/ttyUSB0',
      '/dev/ttyACM12',
      '/dev/ttyS0',
      '/dev/ttyAMA0',
      '/dev/cu.usbmodem14101',
      '/dev/tty.usbserial-A50285BI',
      '/dev/serial/by-id/usb-Arduino_Uno-if00',
      '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0',
      '/dev/pts/7',
      'COM1',
      'COM256',
      '\\\\.\\COM12',
    ])('may be %j', async (path) => {
      const { client } = await farm.signedIn('gil@farm.test')
      await client.ports.addPath({ path })
      expect(farm.settings.get().ports.manual).toEqual([path])
      await client.ports.removePath({ path })
      expect(farm.settings.get().ports.manual).toEqual([])
    })
  })
})
