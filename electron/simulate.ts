import { parseArgs } from 'node:util'
import { failureOf } from './connections/mqtt/mqtt-failure.ts'
import type { Dialect } from './connections/serial/parse-line.ts'
import { openPort, systemBinding } from './connections/serial/serial-port.ts'
import { type BoardFault, BoardSimulator, boardFaults } from './connections/simulator/board-simulator.ts'
import { type GatewayFault, GatewaySimulator, gatewayFaults } from './connections/simulator/gateway-simulator.ts'
import { seededRandom } from './connections/simulator/seeded-random.ts'

const usage = `Pretends to be mushroom chambers, for trying MASH Desktop without any.

  npm run simulate -- --chambers 6 --broker mqtt://127.0.0.1:1883
  npm run simulate -- --port /dev/pts/3 --dialect A

  --chambers n        how many gateways speak to the broker (default 3, or 0 with --port alone)
  --broker url        mqtt:// or mqtts:// (default mqtt://127.0.0.1:1883)
  --username --password
  --port path         also be a board at this end of a serial cable or pseudo-terminal
  --dialect A|B|C|D   what that board speaks (default A)
  --period ms         time between readings (default 5000)
  --warm-up ms        a gateway's silence after its start (default 0; 30000 in reality)
  --auto              gateways keep their own set points
  --faults a,b        ${[...new Set([...gatewayFaults, ...boardFaults])].join(', ')}
  --seed n            the same numbers each time (default 1)`

const options = {
  chambers: { type: 'string' },
  broker: { type: 'string', default: 'mqtt://127.0.0.1:1883' },
  username: { type: 'string' },
  password: { type: 'string' },
  port: { type: 'string' },
  dialect: { type: 'string', default: 'A' },
  period: { type: 'string', default: '5000' },
  'warm-up': { type: 'string', default: '0' },
  auto: { type: 'boolean', default: false },
  faults: { type: 'string', default: '' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']
type Stop = () => Promise<void>

class UsageError extends Error {}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least)
    throw new UsageError(`--${name} needs a whole number from ${least}, not "${text}"`)
  return value
}

const isDialect = (text: string): text is Dialect => ['A', 'B', 'C', 'D'].includes(text)
const isGatewayFault = (text: string): text is GatewayFault => gatewayFaults.some((fault) => fault === text)
const isBoardFault = (text: string): text is BoardFault => boardFaults.some((fault) => fault === text)

function faultsOf(text: string): string[] {
  const faults = text.split(',').filter((fault) => fault !== '')
  const unknown = faults.find((fault) => !isGatewayFault(fault) && !isBoardFault(fault))
  if (unknown !== undefined) throw new UsageError(`no such fault: "${unknown}"`)
  return faults
}

/** Serial numbers in the ecosystem's pattern, the same for the same place in the row. */
const serialOf = (index: number) => `MASH-B2-SIM26-${(0xa10000 + index).toString(16).toUpperCase()}`

async function startGateways(values: Values, count: number): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let index = 1; index <= count; index += 1) {
    const gateway = new GatewaySimulator({
      url: values.broker,
      serial: serialOf(index),
      username: values.username,
      password: values.password,
      periodMs: wholeNumber('period', values.period, 10),
      warmUpMs: wholeNumber('warm-up', values['warm-up'], 0),
      auto: values.auto,
      random: seededRandom(wholeNumber('seed', values.seed, 0) * 1000 + index),
    })
    for (const fault of faultsOf(values.faults)) if (isGatewayFault(fault)) gateway.faults.add(fault)
    await gateway.start().catch((error: unknown) => {
      const { code, detail } = failureOf(error instanceof Error ? error : null)
      throw new Error(`no connection to ${values.broker}: ${code} ${detail}`.trim(), { cause: error })
    })
    console.log(`chamber ${gateway.serial} speaks to ${values.broker}`)
    stops.push(() => gateway.stop())
  }
  return stops
}

async function startBoard(values: Values, path: string): Promise<Stop> {
  if (!isDialect(values.dialect)) throw new UsageError(`--dialect is A, B, C or D, not "${values.dialect}"`)
  const opened = await openPort(await systemBinding(), path)
  if (!opened.ok) throw new Error(`${opened.refusal.code}: ${String(opened.refusal.data.detail)}`)
  const port = opened.value
  const board = new BoardSimulator({
    dialect: values.dialect,
    random: seededRandom(wholeNumber('seed', values.seed, 0)),
    periodMs: wholeNumber('period', values.period, 10),
    send: (bytes) => port.write(bytes),
  })
  for (const fault of faultsOf(values.faults)) if (isBoardFault(fault)) board.faults.add(fault)
  port.on('data', (bytes: Buffer) => {
    board.hear(bytes)
  })
  board.boot()
  console.log(`board of dialect ${values.dialect} on ${path}`)
  return async () => {
    board.powerOff()
    await new Promise<void>((resolve) => {
      port.close(() => {
        resolve()
      })
    })
  }
}

async function main() {
  const { values } = parseArgs({ options })
  if (values.help) {
    console.log(usage)
    return
  }
  const { port } = values
  faultsOf(values.faults)
  const count = wholeNumber('chambers', values.chambers ?? (port === undefined ? '3' : '0'), 0)
  const stops = await startGateways(values, count)
  if (port !== undefined) stops.push(await startBoard(values, port))
  const stop = async () => {
    await Promise.all(stops.map((one) => one()))
    process.exit(0)
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message || String(error) : String(error))
  if (error instanceof UsageError) console.error(`\n${usage}`)
  process.exit(1)
}
