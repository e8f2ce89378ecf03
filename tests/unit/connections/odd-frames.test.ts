import { describe, expect, it } from 'vitest'
import type { Arrived, DeviceMessage } from '../../../electron/connections/frame.ts'
import { isCleared, parseMessage } from '../../../electron/connections/mqtt/parse-message.ts'
import { createLineReader } from '../../../electron/connections/serial/line-reader.ts'
import { recordedBytesOf } from './frames.ts'

const receivedAtMs = 1_795_350_010_000

/** What a board at a port has said, by a reader that has heard whole lines before. */
function heard(bytes: Buffer | string): Arrived[] {
  const all: Arrived[] = []
  const reader = createLineReader({
    device: 'path:/dev/ttyACM0',
    nowMs: () => receivedAtMs,
    onArrived: (one) => all.push(one),
  })
  reader.push(Buffer.from('[INFO] a whole line\r\n'))
  reader.push(Buffer.from(bytes))
  return all.slice(1)
}
const said = (payload: Buffer | string, topic = 'devices/MASH-1/sensor_data') =>
  parseMessage({ topic, payload: Buffer.from(payload), retained: false, receivedAtMs })

/** `fruiting temperature 21.4`, and what was lost as `fruiting temperature ? NaN`. */
function told({ result }: Pick<Arrived, 'result'>): string[] {
  if (!result.ok) return [result.refusal.code]
  if (result.value.kind !== 'readings') return [result.value.kind]
  const { measured, lost } = result.value
  return [
    ...measured.map((one) => `${one.room} ${one.quantity} ${one.value}`),
    ...lost.map((one) => `${one.room} ${one.quantity} ? ${one.said}`),
  ]
}
const fruiting = (temperature: number, humidity: number, co2: number) => [
  `fruiting temperature ${temperature}`,
  `fruiting humidity ${humidity}`,
  `fruiting co2 ${co2}`,
]

describe('what is unmistakable is read', () => {
  it.each([
    ['a trailing NUL', 'trailing-nul.json', fruiting(21.1, 80, 900)],
    ['a byte-order mark', 'bom.json', fruiting(21.2, 80, 900)],
    ['a number as text', 'one-string.json', fruiting(21.4, 80.5, 903)],
  ])('%s, by MQTT and by USB', (_name, file, values) => {
    const bytes = recordedBytesOf(file)
    expect(told(said(bytes))).toEqual(values)
    expect(heard(Buffer.concat([bytes, Buffer.from('\r\n')])).map(told)).toEqual([values])
  })

  it('NaN as Python writes it costs its value alone', () => {
    expect(told(said(recordedBytesOf('nan.json')))).toEqual([
      'fruiting humidity 81.5',
      'fruiting co2 905',
      'spawning temperature 27.9',
      'spawning humidity 75',
      'spawning co2 4200',
      'fruiting temperature ? NaN',
    ])
    const infinite = '{"fruiting":{"temp":-Infinity,"humidity":81.5,"co2":Infinity},"note":"NaN","timestamp":0}'
    expect(told(said(infinite))).toEqual([
      'fruiting humidity 81.5',
      'fruiting temperature ? -Infinity',
      'fruiting co2 ? Infinity',
    ])
  })

  it('null is a value that is lost', () => {
    expect(told(said(recordedBytesOf('one-room-missing.json').toString().replace('NOW', '1795350009')))).toContain(
      'fruiting temperature ? null',
    )
  })

  it.each([
    ['"21.4"', 21.4],
    ['"+21.4"', 21.4],
    ['" 21,4 "', 21.4],
    ['"-3"', -3],
  ])('%s is %d', (text, value) => {
    expect(told(said(`{"fruiting":{"temp":${text},"humidity":80.5,"co2":903}}`))[0]).toBe(
      `fruiting temperature ${value}`,
    )
  })

  it.each(['"1,200"', '"12e2"', '"0x10"', '""', '"1.200,5"', 'true', '[900]'])('%s may be anything', (text) => {
    expect(told(said(`{"fruiting":{"temp":21.4,"humidity":80.5,"co2":${text}}}`))).toEqual([
      'fruiting temperature 21.4',
      'fruiting humidity 80.5',
      expect.stringMatching(/^fruiting co2 \? /),
    ])
  })

  it('noise before a line, and two objects that lost the line end between them', () => {
    expect(heard(recordedBytesOf('noise-nul.bin')).map(told)).toEqual([fruiting(21.3, 81, 903)])
    const garbage = Buffer.from([0x80, 0xff, 0xc3, 0x00])
    expect(heard(Buffer.concat([garbage, recordedBytesOf('noise-nul.bin')])).map(told)).toEqual([
      fruiting(21.3, 81, 903),
    ])
    expect(heard(recordedBytesOf('two-on-a-line.bin')).map(told)).toEqual([
      fruiting(21.1, 81, 901),
      fruiting(21.2, 81, 902),
    ])
    const half = '{"fruiting":{"temp":21.1,"humidity":81,"co2":901}}{"fruiting":{"te\r\n'
    expect(heard(half).map(told)).toEqual([fruiting(21.1, 81, 901), ['NOT_JSON']])
    const object = '{"fruiting":{"temp":21.1,"humidity":81,"co2":901}}'
    expect(heard(`${object} and more\r\n`).map(told)).toEqual([fruiting(21.1, 81, 901), ['UNKNOWN_LINE']])
    expect(heard(`${object}[READY] again\r\n`).map(told)).toEqual([fruiting(21.1, 81, 901), ['note']])
    expect(heard(`{"a":"}{"}${object}\r\n`).map(told)).toEqual([['BAD_SHAPE'], fruiting(21.1, 81, 901)])
    expect(heard(`{"a":"\\"}{"} ${object}\r\n`).map(told)).toEqual([['BAD_SHAPE'], fruiting(21.1, 81, 901)])
  })

  it('the words of Arduino for no number cost their value alone', () => {
    expect(heard(recordedBytesOf('dialect-b.bin')).map(told)).toEqual([
      ['fruiting humidity 81.1', 'fruiting co2 850', 'fruiting temperature ? inf'],
      ['fruiting humidity 81.2', 'fruiting co2 850', 'fruiting temperature ? ovf'],
      ['fruiting humidity 81.25', 'fruiting co2 850', 'fruiting temperature ? -nan'],
      ['fruiting temperature 22.5', 'fruiting humidity 81', 'fruiting co2 ? '],
    ])
    expect(heard('SENSOR, 12400, 850, +22.4,  81.00 ,FRUITING,0\r\n').map(told)).toEqual([fruiting(22.4, 81, 850)])
    expect(heard('T: 22.4,H:inf,C:ovf,M:f\r\n').map(told)).toEqual([
      ['fruiting temperature 22.4', 'fruiting humidity ? inf', 'fruiting co2 ? ovf'],
    ])
    expect(heard('CO2: 850 ppm\tTemperature: nan C\tHumidity: 81.0 %\r\n').map(told)).toEqual([
      ['fruiting humidity 81', 'fruiting co2 850', 'fruiting temperature ? nan'],
    ])
    expect(heard('T:inf,H:inf,C:ovf\r\n').map(told)).toEqual([['OUT_OF_RANGE']])
  })
})

describe('a status', () => {
  const statusOf = (payload: string) => said(payload, 'devices/MASH-1/status').result
  it.each(['offline', 'OFFLINE', '"offline"', 'offline\0', '\uFEFFoffline\r\n'])(
    'of the one word %j is one',
    (word) => {
      expect(statusOf(word)).toEqual({ ok: true, value: { kind: 'status', online: false, atMs: null } })
    },
  )
  it('is online by the same', () => {
    expect(statusOf('online')).toMatchObject({ value: { online: true } })
    expect(statusOf('onlin')).toMatchObject({ ok: false })
    expect(said('online').result).toMatchObject({ ok: false })
  })
  it('that was cleared is nothing', () => {
    const empty = Buffer.alloc(0)
    expect(isCleared({ topic: 'devices/MASH-1/status', payload: empty })).toBe(true)
    expect(isCleared({ topic: 'devices/MASH-1/sensor_data', payload: empty })).toBe(false)
    expect(isCleared({ topic: 'devices/MASH-1/status', payload: Buffer.from(' ') })).toBe(false)
  })
})

it('a topic with a slash before it is a hint, and no reading', () => {
  expect(said('{"fruiting":{"temp":21.2,"humidity":80,"co2":900}}', '/devices/MASH-1/sensor_data')).toMatchObject({
    device: 'MASH-1',
    dialect: 'slashed',
    result: { value: { kind: 'note', event: 'wrong-topic' } },
  })
  expect(said('x', '/devices/MASH-1/commands').result).toMatchObject({ refusal: { code: 'BAD_TOPIC' } })
})

it('an older device that names no mode is in the one it starts in', () => {
  const telemetry = (more: object) =>
    told(
      said(
        JSON.stringify({ temperature: 25.5, humidity: 85.2, co2_ppm: 1200, ...more }),
        'mash/devices/old-1/telemetry',
      ),
    )
  expect(telemetry({})[0]).toBe('spawning temperature 25.5')
  expect(telemetry({ metadata: { mode: null } })[0]).toBe('spawning temperature 25.5')
  expect(telemetry({ metadata: { mode: 'f' } })[0]).toBe('fruiting temperature 25.5')
  expect(telemetry({ metadata: { mode: 'kitchen' } })).toEqual(['BAD_SHAPE'])
})

describe('a form that no firmware prints', () => {
  it.each([
    ['Humidity cut short', 'CO2: 1200 ppm\tTemperature: 25.5 °C\tHumidity: 8'],
    ['a cell too few', 'SENSOR,12345,1200,22.50,SPAWNING,0'],
    ['two damaged values', 'SENSOR,12345,12OO,22.501,81.00,SPAWNING,0'],
    ['two damaged values with keys', 'T:2S.5,H:8,C:1200'],
    ['a number with a blank in it', 'CO2: 1200 ppm\tTemperature: 2 2.5 °C\tHumidity: 81.0 %RH'],
    ['a damaged value beside none', 'T:nan,H:nan,C:12.0'],
  ])('%s is a reject', (_name, line) => {
    expect(heard(`${line}\r\n`).map(told)).toEqual([['BAD_SHAPE']])
  })

  it.each([
    ['no decimals where they are printed', 'SENSOR,12345,1200,22.50,81,SPAWNING,0', 'humidity', '81'],
    ['three decimals', 'SENSOR,12345,1200,22.501,81.00,SPAWNING,0', 'temperature', '22.501'],
    ['a letter among the digits', 'SENSOR,12345,12OO,22.50,81.00,SPAWNING,0', 'co2', '12OO'],
    ['a cut value', 'T:22.5,H:8,C:1200', 'humidity', '8'],
    ['a negative humidity', 'T:22.5,H:-8.1,C:1200', 'humidity', '-8.1'],
    ['CO2 with decimals', 'T:22.5,H:81.0,C:12.0', 'co2', '12.0'],
  ])('%s costs that value alone', (_name, line, quantity, said) => {
    const kept = Object.entries({ temperature: 22.5, humidity: 81, co2: 1200 }).filter(([name]) => name !== quantity)
    const values = kept.map(([name, value]) => `spawning ${name} ${value}`)
    expect(heard(`${line}\r\n`).map(told)).toEqual([[...values, `spawning ${quantity} ? ${said}`]])
  })

  it('two numbers run together lose their room, and the other is kept', () => {
    const line = '{"fruiting":{"temp":24.1,"humidity":85.839},"spawning":{"temp":27.6,"humidity":75.8,"co2":1897}}\r\n'
    expect(heard(line).map(told)).toEqual([
      [
        'spawning temperature 27.6',
        'spawning humidity 75.8',
        'spawning co2 1897',
        'fruiting temperature ? 24.1',
        'fruiting humidity ? 85.839',
        'fruiting co2 ? {"temp":24.1,"humidity":85.839}',
      ],
    ])
  })

  it.each([
    ['hundredths of a degree', 'temp', '24.15'],
    ['three decimals', 'humidity', '85.839'],
    ['a part of a ppm', 'co2', '83.9'],
  ])('%s are lost alone', (_name, key, number) => {
    const room = { temp: '24.1', humidity: '85.8', co2: '839', [key]: number }
    const line = `{"fruiting":{"temp":${room.temp},"humidity":${room.humidity},"co2":${room.co2}}}\r\n`
    const [values = []] = heard(line).map(told)
    expect(values.filter((one) => one.includes('?'))).toEqual([expect.stringContaining(`? ${number}`)])
    expect(values).toHaveLength(3)
  })

  const whole =
    '{"fruiting":{"temp":24.1,"humidity":89.8,"co2":862},"spawning":{"temp":27.6,"humidity":75.8,"co2":1897}}\r\n'
  it('a room alone is none, from a board that speaks of both: its values may be those of the other', () => {
    const slipped = '{"fruiting":{"temp":24.1,"humidity":75.8,"co2":1897}}\r\n'
    expect(heard(slipped).map(told)).toEqual([fruiting(24.1, 75.8, 1897)])
    expect(heard(whole + slipped).map(told)[1]).toEqual(['BAD_SHAPE'])
  })

  it('a line without its room is none, from a board that names it: it may be of the other', () => {
    const line = 'T:24.1,H:85.8,C:862'
    expect(heard(`${line}\r\n`).map(told)[0]?.[0]).toBe('spawning temperature 24.1')
    expect(heard(`${line},M:f\r\n${line}\r\n`).map(told)).toEqual([fruiting(24.1, 85.8, 862), ['BAD_SHAPE']])
  })

  it('a room whose name was damaged is lost, and the other is kept', () => {
    expect(heard(whole + whole.replace('fruiting', 'fru1ting')).map(told)[1]).toEqual([
      'spawning temperature 27.6',
      'spawning humidity 75.8',
      'spawning co2 1897',
      'fruiting temperature ? ',
      'fruiting humidity ? ',
      'fruiting co2 ? ',
    ])
    const unnamed = heard(whole + whole.replace('"temp"', '"tamp"')).map(told)[1]
    expect(unnamed?.slice(0, 3)).toEqual(['spawning temperature 27.6', 'spawning humidity 75.8', 'spawning co2 1897'])
    expect(unnamed).toHaveLength(6)
  })
})

describe("a board's own words", () => {
  const eventOf = (line: string) =>
    heard(`${line}\r\n`).map(({ result }): Partial<DeviceMessage> | null =>
      result.ok && result.value.kind === 'note' ? result.value : null,
    )[0]
  it.each([
    ['[SAFETY] All actuators OFF', 'relays-off'],
    ['[EMERGENCY] Watchdog triggered - All systems OFF', 'relays-off'],
    ['[WATCHDOG] TIMEOUT after 11s without serial data. Shutting down relays.', 'relays-off'],
    ['[WATCHDOG] TIMEOUT! Serial connection lost', 'watchdog-silence'],
    ['[WATCHDOG] No serial data for 61s', 'watchdog-silence'],
    ['[WATCHDOG] Connection restored after 4s downtime', 'watchdog-recovered'],
    ['[WATCHDOG] Connection restored', 'watchdog-recovered'],
    ['{"watchdog":"recovered"}', 'watchdog-recovered'],
    ['[READY] System ready. Waiting for commands...', 'ready'],
    ['[ERROR] Please check sensor wiring', 'sensor-init-failed'],
    ['Error trying to execute readMeasurement(): Not enough data received', 'sensor-failed'],
    ['ERROR: Sensor communication failed - check connections', 'sensor-failed'],
    ['ERROR: SCD41 sensor not detected on I2C bus (0x62)', 'sensor-failed'],
    ['ERROR:Failed to read from DHT sensor', 'sensor-failed'],
    ['Invalid sample detected, skipping.', 'sensor-warning'],
    ['[WATCHDOG] Started', undefined],
    ['[SAFETY] Hardware WDT armed', undefined],
    ['ERROR:Unknown command: x', undefined],
  ])('%s', (line, event) => {
    expect(eventOf(line)).toMatchObject({ kind: 'note', text: line })
    expect((eventOf(line) as { event?: string }).event).toBe(event)
  })
  it('name the room they speak of', () => {
    expect(eventOf('[WARNING] Spawning sensor out of range')).toMatchObject({
      event: 'out-of-range',
      about: { room: 'spawning', quantity: null },
    })
    expect(eventOf('[I2C] Timeout reading fruiting sensor')).toMatchObject({
      event: 'sensor-warning',
      about: { room: 'fruiting', quantity: null },
    })
    expect(heard('MODE:Fruiting\r\nERROR:Failed to read from DHT sensor\r\n')[1]?.result).toMatchObject({
      value: { event: 'sensor-failed', about: { room: 'fruiting', quantity: null } },
    })
  })
})
