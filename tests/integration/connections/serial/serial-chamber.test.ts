import { existsSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Binding, openPort, systemBinding } from '../../../../electron/connections/serial/serial-port.ts'
import { type SerialPair, startSerialPair } from '../../../support/serial-pair.ts'
import { until } from '../../../support/until.ts'
import { attach as attachTo, openFarEnd, plugBoard, quick } from './bench.ts'

let binding: Binding
let pair: SerialPair
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  binding = await systemBinding()
})
beforeEach(async () => {
  pair = await startSerialPair()
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  await pair.stop()
})

const attach = (options: Parameters<typeof attachTo>[2] = {}) => {
  const attached = attachTo(binding, pair.a, options)
  ends.push(() => attached.chamber.stop())
  return attached
}
const board = async (...args: [dialect: 'A' | 'B' | 'C' | 'D', options?: Parameters<typeof plugBoard>[2]]) => {
  const plugged = await plugBoard(pair.b, ...args)
  ends.push(plugged.unplug)
  return plugged
}
const farEnd = async () => {
  const end = await openFarEnd(pair.b)
  ends.push(() => end.close())
  return end
}

describe.each([
  ['A', 6, ['fruiting', 'spawning']],
  ['B', 3, ['spawning']],
  ['C', 3, ['spawning']],
  ['D', 3, ['fruiting']],
] as const)('a board of dialect %s', (dialect, values, rooms) => {
  it('is recognised and heard, without one reject', async () => {
    const attached = attach()
    await board(dialect)
    await until('three readings', () => attached.readings().length >= 3)
    expect(attached.chamber.state).toMatchObject({ state: 'recognised', dialect })
    const { measured } = attached.readings()[0] ?? { measured: [] }
    expect(measured).toHaveLength(values)
    expect([...new Set(measured.map((one) => one.room))]).toEqual(rooms)
    expect(attached.heard.at(-1)).toMatchObject({
      source: 'usb',
      device: `path:${pair.a}`,
      dialect,
      topic: null,
      retained: false,
    })
    expect(attached.rejects()).toEqual([])
  })
})

describe('a line that is not as it should be', () => {
  it('torn into pieces is one reading', async () => {
    const attached = attach()
    const { board: own } = await board('A')
    own.faults.add('torn')
    await until('five readings', () => attached.readings().length >= 5)
    expect(attached.rejects()).toEqual([])
  })

  it('doubled, overlong, garbage or broken by a text line costs only itself', async () => {
    const attached = attach()
    const { board: own } = await board('A')
    await until('recognised', () => attached.state() === 'recognised')
    for (const fault of ['doubled', 'overlong', 'garbage'] as const) own.faults.add(fault)
    const before = attached.readings().length
    await until('readings in spite of it', () => attached.readings().length >= before + 6)
    expect(attached.rejects()).toContain('TOO_LONG')
    own.faults.clear()
    own.faults.add('interleaved')
    await until('a broken line', () => attached.rejects().includes('NOT_JSON'))
    own.faults.clear()
    const then = attached.readings().length
    await until('readings as before', () => attached.readings().length >= then + 3)
    expect(attached.chamber.state).toMatchObject({ state: 'recognised', dialect: 'A' })
  })

  it('heard from its middle on is no reject', async () => {
    const attached = attach()
    const end = await farEnd()
    await until('open', () => attached.state() !== 'opening')
    end.port.write('2,"co2":800}}\r\nT:25.5,H:85.2,C:1200\r\n')
    await until('the whole line', () => attached.readings().length === 1)
    expect(attached.rejects()).toEqual([])
  })
})

describe('what is said to the board', () => {
  it('is a keep-alive, from the moment it is known', async () => {
    const attached = attach()
    const { written } = await board('A')
    await until('two of them', () => written().split('{"keepalive":true}\n').length > 2)
    expect(attached.messages().some((message) => message.kind === 'note' && message.event === 'watchdog-silence')).toBe(
      false,
    )
  })

  it('is nothing at all to an older one', async () => {
    const attached = attach()
    const { written } = await board('C')
    await until('many readings', () => attached.readings().length > 10)
    expect(written()).toBe('')
    expect(await attached.chamber.setRelay('MIST_MAKER', true)).toEqual({
      ok: false,
      refusal: { code: 'NOT_SUPPORTED' },
    })
  })

  it('switches a relay, and the board says so', async () => {
    const attached = attach()
    const { board: own } = await board('A')
    await until('recognised', () => attached.state() === 'recognised')
    await until('awake', async () => (await attached.chamber.setRelay('MIST_MAKER', true)).ok)
    expect(own.chamber.relays.MIST_MAKER).toBe(true)
    expect(await attached.chamber.setRelay('MIST_MAKER', false)).toEqual({ ok: true, value: undefined })
    expect(own.chamber.relays.MIST_MAKER).toBe(false)
    const [on, off] = await Promise.all([
      attached.chamber.setRelay('FRUITING_LED', true),
      attached.chamber.setRelay('FRUITING_LED', false),
    ])
    expect([on.ok, off.ok]).toEqual([true, true])
    expect(own.chamber.relays.FRUITING_LED).toBe(false)
  })

  it('is refused, or not answered in time', async () => {
    const attached = attach()
    expect(await attached.chamber.setRelay('MIST_MAKER', true)).toEqual({
      ok: false,
      refusal: { code: 'NOT_CONNECTED' },
    })
    const end = await farEnd()
    end.port.write('{"fruiting":{"temp":24,"humidity":90,"co2":800}}\r\n')
    await until('recognised', () => attached.state() === 'recognised')
    const refused = until('awake', () => end.written().includes('MIST_MAKER')).then(() =>
      end.port.write('[ERROR] Unknown actuator: MIST_MAKER\r\n'),
    )
    let answer = await attached.chamber.setRelay('MIST_MAKER', true)
    while (!answer.ok && answer.refusal.code === 'NOT_CONNECTED')
      answer = await attached.chamber.setRelay('MIST_MAKER', true)
    await refused
    expect(answer).toEqual({ ok: false, refusal: { code: 'REFUSED', text: '[ERROR] Unknown actuator: MIST_MAKER' } })
    expect(await attached.chamber.setRelay('MIST_MAKER', true)).toEqual({ ok: false, refusal: { code: 'TIMEOUT' } })
  })
})

describe('relays after a restart of the board', () => {
  it('are as this app had set them, and no others', async () => {
    const attached = attach()
    const { board: own, written } = await board('A')
    await until('awake', async () => (await attached.chamber.setRelay('MIST_MAKER', true)).ok)
    // Somebody else's, seen by the board's own answer.
    own.hear(Buffer.from('{"actuator":"SPAWNING_EXHAUST_FAN","state":"ON"}\n'))
    const told = written().length
    own.boot()
    expect(own.chamber.relays.MIST_MAKER).toBe(false)
    await until('restored', () => own.chamber.relays.MIST_MAKER)
    await until('a keep-alive more', () => written().slice(told).includes('keepalive'))
    expect(own.chamber.relays.SPAWNING_EXHAUST_FAN).toBe(false)
    expect(written()).not.toContain('ALL_OFF')
  })

  it('are sent again when the board has missed us', async () => {
    const attached = attach({ times: { ...quick, keepaliveMs: 60_000 } })
    const { board: own, written } = await board('A', { watchdogMs: 60 })
    await until('awake', async () => (await attached.chamber.setRelay('FRUITING_LED', true)).ok)
    await until('it complains', () =>
      attached.messages().some((one) => one.kind === 'note' && one.event === 'watchdog-silence'),
    )
    const told = written().length
    await until('heard again', async () => (await attached.chamber.setRelay('MIST_MAKER', true)).ok)
    await until('both again', () => /FRUITING_LED.*\n.*MIST_MAKER/.test(written().slice(told)))
    expect(own.chamber.relays).toMatchObject({ FRUITING_LED: true, MIST_MAKER: true })
  })
})

describe('a board that says nothing useful', () => {
  it('is not recognised, and left alone', async () => {
    const attached = attach()
    const end = await farEnd()
    await until('not recognised', () => attached.state() === 'not-recognised')
    expect(attached.chamber.state.code).toBe('NOTHING_HEARD')
    end.port.write('$GPGGA,123519,4807.038,N\r\n$GPGGA,123520,4807.038,N\r\n')
    await until('a reject', () => attached.rejects().includes('UNKNOWN_LINE'))
    end.port.write('T:25.5,H:85.2,C:1200\r\n')
    await until('recognised after all', () => attached.state() === 'recognised')
  })

  it('because its sensors are missing is said so', async () => {
    const end = await farEnd()
    const attached = attach()
    const say = setInterval(() => end.port.write('[ERROR] Please check sensor wiring\r\n'), 20)
    ends.push(async () => {
      clearInterval(say)
    })
    await until('not recognised', () => attached.state() === 'not-recognised')
    expect(attached.chamber.state.code).toBe('SENSOR_INIT_FAILED')
  })

  it('but that its sensor does not answer is a chamber, and recognised once it measures', async () => {
    const end = await farEnd()
    const attached = attach()
    const say = setInterval(() => {
      end.port.write('Error trying to execute readMeasurement(): Not enough data received\r\n')
      end.port.write('ERROR: Sensor communication failed - check connections\r\n')
    }, 20)
    ends.push(async () => {
      clearInterval(say)
    })
    await until('a chamber', () => attached.state() === 'no-sensor')
    expect(attached.chamber.state).toMatchObject({ code: 'SENSOR_SILENT', dialect: 'B' })
    expect(attached.states.map(({ state }) => state)).not.toContain('not-recognised')
    end.port.write('SENSOR,12345,1200,22.50,92.30,SPAWNING,0\r\n')
    await until('recognised', () => attached.state() === 'recognised')
    expect(end.written()).toBe('')
  })

  it('after it said once that its sensor is missing stays a chamber: it is no silent one', async () => {
    const attached = attach()
    const end = await farEnd()
    await until('open', () => attached.state() !== 'opening')
    end.port.write('=== MASH IoT Device - Arduino Uno Sensor Hub ===\r\n')
    end.port.write('ERROR: SCD41 sensor not detected on I2C bus (0x62)\r\n')
    await until('a chamber', () => attached.state() === 'no-sensor')
    const since = performance.now()
    await until('longer than a silent one would be let be', () => performance.now() - since > quick.reopenMs * 1.5)
    expect(attached.state()).toBe('no-sensor')
    expect(end.written()).toBe('')
  })

  it('any more is silent, then opened again', async () => {
    const attached = attach()
    const { board: own } = await board('A')
    await until('recognised', () => attached.state() === 'recognised')
    own.faults.add('silence')
    await until('silent', () => attached.state() === 'silent')
    await until('given up', () => attached.states.some((one) => one.state === 'lost' && one.code === 'SILENT'))
    own.faults.clear()
    await until('recognised again', () => attached.state() === 'recognised')
  })
})

describe('the port', () => {
  it('is found again when the board is back', async () => {
    const attached = attach({ locate: () => (existsSync(pair.a) ? pair.a : null) })
    const first = await board('A')
    await until('recognised', () => attached.state() === 'recognised')
    await pair.unplug()
    await until('lost', () => attached.state() === 'lost')
    expect(attached.chamber.state.code).toBe('UNPLUGGED')
    await first.unplug()
    await pair.plugIn()
    await board('A')
    await until('recognised again', () => attached.state() === 'recognised')
    expect(attached.chamber.state.code).toBeNull()
  })

  it('that another program has is refused until it is free', async () => {
    const other = await openPort(binding, pair.a)
    if (!other.ok) throw new Error('not free')
    const attached = attach()
    await until('refused', () => attached.state() === 'refused')
    expect(attached.chamber.state).toMatchObject({ code: 'IN_USE', data: { path: pair.a } })
    other.value.close()
    await board('A')
    await until('recognised', () => attached.state() === 'recognised')
  })

  it('that is not there, or is no serial port, is refused by its name', async () => {
    const missing = attachTo(binding, `${pair.a}-missing`)
    ends.push(() => missing.chamber.stop())
    await until('refused', () => missing.state() === 'refused')
    expect(missing.chamber.state.code).toBe('NOT_THERE')
    const file = attachTo(binding, import.meta.filename)
    ends.push(() => file.chamber.stop())
    await until('refused', () => file.state() === 'refused')
    expect(file.chamber.state.code).toBe('NOT_SERIAL')
  })

  it('is let go when stopped, in every state', async () => {
    for (const wait of [0, 5, 100]) {
      const attached = attachTo(binding, pair.a)
      await new Promise((resolve) => setTimeout(resolve, wait))
      await attached.chamber.stop()
      expect(attached.state()).toBe('closed')
      const next = await openPort(binding, pair.a)
      expect(next.ok).toBe(true)
      if (next.ok) await new Promise((resolve) => next.value.close(resolve))
    }
  })

  it('stays open when whoever listens has a bug', async () => {
    let calls = 0
    const attached = attach({
      onArrived: () => {
        calls += 1
        throw new Error('a bug')
      },
    })
    await board('A')
    await until('recognised', () => attached.state() === 'recognised')
    const before = calls
    await until('still called', () => calls > before + 3)
    expect(attached.states.some((one) => one.state === 'lost')).toBe(false)
  })
})
