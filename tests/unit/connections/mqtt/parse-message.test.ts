import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDeviceTime } from '../../../../electron/connections/mqtt/device-time.ts'
import { parseMessage } from '../../../../electron/connections/mqtt/parse-message.ts'
import {
  isDeviceKey,
  parseTopic,
  subscriptions,
  wantedOfAll,
  wantedOfDevice,
} from '../../../../electron/connections/mqtt/topics.ts'
import { recordedMessages } from '../frames.ts'

const receivedAtMs = 1_795_350_010_000
const parse = (topic: string, payload: string | Buffer, prefix?: string) =>
  parseMessage({ topic, payload: Buffer.from(payload), retained: false, receivedAtMs }, prefix)
const say = (channel: string, payload: unknown) =>
  parse(`devices/MASH-1/${channel}`, typeof payload === 'string' ? payload : JSON.stringify(payload)).result
const rejectOf = (channel: string, payload: unknown) => {
  const result = say(channel, payload)
  return result.ok ? null : result.refusal.code
}
const recorded = (name: string) => recordedMessages(name).map(({ topic, payload }) => parse(topic, payload))

describe('recorded messages', () => {
  it('of a gateway of today', () => {
    const all = recorded('mqtt-gateway')
    expect(all.every(({ device, dialect }) => device === 'MASH-B2-CAL26-CE637C' && dialect === 'gateway')).toBe(true)
    expect(all.map(({ result }) => (result.ok ? result.value : result.refusal))).toEqual([
      { kind: 'status', online: true, atMs: 1_795_349_961_050 },
      {
        kind: 'readings',
        measured: [
          { room: 'fruiting', quantity: 'temperature', value: 27.1 },
          { room: 'fruiting', quantity: 'humidity', value: 80.2 },
          { room: 'fruiting', quantity: 'co2', value: 1180 },
          { room: 'spawning', quantity: 'temperature', value: 28 },
          { room: 'spawning', quantity: 'humidity', value: 74.9 },
          { room: 'spawning', quantity: 'co2', value: 4210 },
        ],
        lost: [],
        deadRooms: [],
        measuredAtMs: 1_795_350_009_600,
      },
      {
        kind: 'readings',
        measured: [
          { room: 'spawning', quantity: 'temperature', value: 28 },
          { room: 'spawning', quantity: 'humidity', value: 74.9 },
          { room: 'spawning', quantity: 'co2', value: 4210 },
        ],
        lost: [],
        deadRooms: ['fruiting'],
        measuredAtMs: 1_795_350_014_600,
      },
      { kind: 'relay', relay: 'FRUITING_EXHAUST_FAN', on: true, atMs: 1_795_350_015_100 },
      {
        kind: 'alert',
        type: 'co2_high',
        room: 'fruiting',
        message: 'FRUITING CO2 is 1180 ppm',
        severity: 'WARNING',
        atMs: 1_795_350_015_200,
      },
      { kind: 'status', online: false, atMs: 1_795_350_100_000 },
    ])
  })

  it('of the older generation', () => {
    const [status, telemetry] = recorded('mqtt-older')
    expect(status).toMatchObject({
      device: 'mash-old-1',
      dialect: 'older',
      result: { value: { kind: 'status', online: true } },
    })
    expect(telemetry).toMatchObject({
      dialect: 'older',
      result: {
        value: {
          kind: 'readings',
          measured: [
            { room: 'spawning', quantity: 'temperature', value: 25.5 },
            { room: 'spawning', quantity: 'humidity', value: 85.2 },
            { room: 'spawning', quantity: 'co2', value: 1200 },
          ],
        },
      },
    })
  })

  it('of the backend', () => {
    const [command, data] = recorded('mqtt-backend')
    expect(command).toMatchObject({
      dialect: 'backend',
      result: { value: { kind: 'note', text: 'backend command START' } },
    })
    expect(data).toMatchObject({
      dialect: 'backend',
      result: { value: { kind: 'readings', measuredAtMs: Date.UTC(2026, 10, 22, 12, 0, 9, 600) } },
    })
  })
})

describe('parseMessage', () => {
  it.each([
    ['sensor_data', 'no json', 'NOT_JSON'],
    ['sensor_data', '', 'NOT_JSON'],
    ['sensor_data', '[]', 'BAD_SHAPE'],
    ['sensor_data', 'null', 'BAD_SHAPE'],
    ['sensor_data', { fruiting: 'wet' }, 'BAD_SHAPE'],
    ['sensor_data', { kitchen: { temp: 20 } }, 'BAD_SHAPE'],
    ['sensor_data', '{"fruiting":{"temp":1e999}}', 'OUT_OF_RANGE'],
    ['data', { temperature: 20 }, 'BAD_SHAPE'],
    ['data', { room: 'fruiting' }, 'BAD_SHAPE'],
    ['status', { status: 'MAYBE' }, 'BAD_SHAPE'],
    ['actuator_states', { room: 'fruiting', actuator: 'blower_fan', state: 'on' }, 'BAD_SHAPE'],
    ['actuator_states', { room: 'spawning', actuator: 'led', state: 'on' }, 'BAD_SHAPE'],
    ['actuator_states', { room: 'fruiting', actuator: 'led', state: 'dim' }, 'BAD_SHAPE'],
    ['actuator_states', { room: 'fruiting', actuator: 'led', state: { toString: 1, valueOf: 1 } }, 'BAD_SHAPE'],
    ['alerts', { message: 'FRUITING' }, 'BAD_SHAPE'],
    ['command', { parameters: {} }, 'BAD_SHAPE'],
  ])('rejects %s %j as %s', (channel, payload, code) => {
    expect(rejectOf(channel, payload)).toBe(code)
  })

  it.each([
    ['fruiting', 'mist_maker', 'MIST_MAKER'],
    ['fruiting', 'humidifier_fan', 'HUMIDIFIER_FAN'],
    ['fruiting', 'exhaust_fan', 'FRUITING_EXHAUST_FAN'],
    ['fruiting', 'intake_fan', 'FRUITING_INTAKE_FAN'],
    ['fruiting', 'led', 'FRUITING_LED'],
    ['spawning', 'exhaust_fan', 'SPAWNING_EXHAUST_FAN'],
    ['device', 'exhaust_fan', 'DEVICE_EXHAUST_FAN'],
  ])('knows the relay %s %s as %s', (room, actuator, relay) => {
    expect(say('actuator_states', { room, actuator, state: 'OFF' })).toMatchObject({
      value: { relay, on: false, atMs: null },
    })
  })

  it('keeps the raw text of what it does not understand, but not all of a flood', () => {
    expect(parse('devices/MASH-1/sensor_data', 'no json').raw).toBe('no json')
    const flood = parse('devices/MASH-1/sensor_data', 'x'.repeat(70_000))
    expect(flood.result).toMatchObject({ refusal: { code: 'TOO_LONG', detail: '70000 bytes' } })
    expect(flood.raw).toHaveLength(4096)
  })

  it('knows no room of an alert that names none', () => {
    expect(say('alerts', { type: 'co2_high', message: 'CO2 is high' })).toMatchObject({
      value: { room: null, severity: 'WARNING' },
    })
  })

  it('never throws', () => {
    const topic = fc.oneof(
      fc.string(),
      fc
        .constantFrom('sensor_data', 'status', 'actuator_states', 'alerts', 'data', 'command')
        .map((one) => `devices/MASH-1/${one}`),
      fc.constant('mash/devices/old-1/telemetry'),
    )
    const known = fc
      .record(
        {
          fruiting: fc.anything(),
          spawning: fc.anything(),
          room: fc.anything(),
          actuator: fc.anything(),
          state: fc.anything(),
          status: fc.anything(),
          type: fc.anything(),
          message: fc.anything(),
          timestamp: fc.anything(),
          metadata: fc.anything(),
        },
        { requiredKeys: [] },
      )
      .map((one) => JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)))
    fc.assert(
      fc.property(topic, fc.oneof(fc.json(), known, fc.string({ unit: 'binary' })), (where, payload) => {
        const arrived = parse(where, payload)
        expect(arrived.topic).toBe(where)
        if (arrived.result.ok && arrived.result.value.kind === 'readings') {
          for (const { value } of arrived.result.value.measured) expect(Number.isFinite(value)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  }, 60_000) // four hundred payloads of thirteen fields each of which may be anything
})

describe('topics', () => {
  it('listens to these and no others', () => {
    const today = ['sensor_data', 'status', 'actuator_states', 'alerts', 'data', 'command'].map(
      (one) => `devices/+/${one}`,
    )
    expect(subscriptions({ older: false })).toEqual(today)
    expect(subscriptions({ older: true })).toEqual([...today, 'mash/devices/+/telemetry', 'mash/devices/+/status'])
    expect(subscriptions({ prefix: 'farm/a', older: false })[0]).toBe('farm/a/+/sensor_data')
  })

  it('lets readings alone wait at the broker, those of each device by themselves', () => {
    const waiting = (older: boolean) =>
      wantedOfAll({ older }, 1).flatMap(({ topic, qos }) => (qos === 1 ? [topic] : []))
    expect(waiting(false)).toEqual(['devices/+/sensor_data', 'devices/+/data'])
    expect(waiting(true)).toEqual(['devices/+/sensor_data', 'devices/+/data', 'mash/devices/+/telemetry'])
    expect(wantedOfAll({ older: true }, 0).every(({ qos }) => qos === 0)).toBe(true)
    expect(wantedOfAll({ older: true }, 0).map(({ topic }) => topic)).toEqual(subscriptions({ older: true }))
    expect(wantedOfDevice('MASH-1', { prefix: 'farm/a', older: true })).toEqual([
      { topic: 'farm/a/MASH-1/sensor_data', qos: 1 },
      { topic: 'farm/a/MASH-1/data', qos: 1 },
      { topic: 'mash/devices/MASH-1/telemetry', qos: 1 },
    ])
  })

  it('takes any sound device name', () => {
    expect(['MASH-B2-CAL26-CE637C', 'a.b_c', 'x'.repeat(64)].every(isDeviceKey)).toBe(true)
    expect(['ab', 'x'.repeat(65), 'a b c', 'a/b', 'a+b', 'a#b', 'ñandú', ''].some(isDeviceKey)).toBe(false)
  })

  it.each([
    'devices/MASH-1',
    'devices/MASH-1/sensor_data/more',
    'devices/MASH-1/toString',
    'other/MASH-1/status',
    'devices/a b/status',
    'devices//status',
    'mash/devices/old-1/data',
  ])('has nothing for %s', (topic) => {
    expect(parseTopic(topic)).toMatchObject({ ok: false, refusal: { code: 'BAD_TOPIC' } })
  })

  it('reads a prefix of its own', () => {
    expect(parse('farm/a/MASH-1/status', '{"status":"ONLINE"}', 'farm/a')).toMatchObject({
      device: 'MASH-1',
      result: { ok: true },
    })
    expect(parse('devices/MASH-1/status', '{"status":"ONLINE"}', 'farm/a').result).toMatchObject({
      refusal: { code: 'BAD_TOPIC' },
    })
  })
})

describe('parseDeviceTime', () => {
  it.each([
    [1_795_350_009.6, 1_795_350_009_600],
    [1_795_350_009_600, 1_795_350_009_600],
    ['2026-11-22T12:00:09.600Z', Date.UTC(2026, 10, 22, 12, 0, 9, 600)],
    ['2026-11-22T20:00:09.600+08:00', Date.UTC(2026, 10, 22, 12, 0, 9, 600)],
    [0, null],
    [-5, null],
    [1e20, null],
    ['yesterday', null],
    ['1795350009.6', 1_795_350_009_600],
    // A text that only this computer's zone would make a moment.
    ['Nov 22, 2026 20:00', null],
    ['2026-11-22', null],
    [null, null],
    [{}, null],
  ])('reads %j as %j', (said, ms) => {
    expect(parseDeviceTime(said, receivedAtMs)).toBe(ms)
  })

  it('takes a time without a zone as the one that is nearer to now', () => {
    const now = Date.UTC(2026, 10, 22, 12, 0, 10)
    expect(parseDeviceTime('2026-11-22T12:00:09.600000', now)).toBe(now - 400)
    const farm = Date.UTC(2026, 10, 22, 12, 0, 9, 600) // 20:00 in Manila, wherever this computer stands
    expect(parseDeviceTime('2026-11-22 20:00:09.600', farm + 400)).toBe(farm)
  })
})
