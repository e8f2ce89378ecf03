import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { systemBinding } from '../../../../electron/connections/serial/serial-port.ts'
import { type Mosquitto, startMosquitto } from '../../../support/mosquitto.ts'
import { startSerialPair } from '../../../support/serial-pair.ts'
import { until } from '../../../support/until.ts'
import { listenTo } from '../mqtt/listener.ts'
import { attach } from '../serial/bench.ts'

const script = join(import.meta.dirname, '../../../../electron/simulate.ts')
let broker: Mosquitto
beforeAll(async () => {
  broker = await startMosquitto()
})
afterAll(() => broker.drop())

function simulate(...args: string[]): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  const hear = (bytes: Buffer) => {
    text += bytes.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return { child, said: () => text, ended: once(child, 'exit').then(() => child.exitCode) }
}

it('is a farm on a broker, and says goodbye when interrupted', async () => {
  const listener = listenTo(broker.url)
  const { child, said, ended } = simulate('--chambers', '3', '--broker', broker.url, '--period', '50')
  const of = (kind: string) =>
    new Set(listener.heard.flatMap(({ device, result }) => (result.ok && result.value.kind === kind ? [device] : [])))
  await until('three chambers', () => of('readings').size === 3, 30_000)
  expect(
    said()
      .split('\n')
      .filter((line) => line.startsWith('chamber MASH-B2-SIM26-A1000')),
  ).toHaveLength(3)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await until('three goodbyes', () => listener.heard.filter(({ raw }) => raw.includes('OFFLINE')).length === 3)
  await listener.connection.stop()
})

it('is a board on a serial port', async () => {
  const pair = await startSerialPair()
  onTestFinished(() => pair.stop())
  const { child, ended } = simulate('--port', pair.b, '--dialect', 'B', '--period', '50')
  const listener = attach(await systemBinding(), pair.a)
  await until('recognised', () => listener.chamber.state.dialect === 'B', 30_000)
  await listener.chamber.stop()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

it.each([
  [['--broker', 'mqtt://127.0.0.1:1'], 'no connection to mqtt://127.0.0.1:1: NOBODY_ANSWERS'],
  [['--chambers', 'many'], '--chambers needs a whole number from 0, not "many"'],
  [['--faults', 'rain'], 'no such fault: "rain"'],
  [['--port', '/dev/no-such-port'], 'NOT_THERE'],
  [['--port', '/dev/no-such-port', '--dialect', 'Z'], '--dialect is A, B, C or D, not "Z"'],
  [['--nonsense'], '--nonsense'],
])('says what is wrong with %j', async (args, message) => {
  const { said, ended } = simulate(...args)
  expect(await ended).toBe(1)
  expect(said()).toContain(message)
})
