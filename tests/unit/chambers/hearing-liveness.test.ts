import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceMessage } from '../../../electron/connections/frame.ts'
import { openHeardFarm, wellSaid } from './heard-farm.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

let own: ReturnType<typeof openHeardFarm>
beforeEach(() => {
  own = openHeardFarm()
  own.live() // the program begins to listen
})
afterEach(() => {
  own.close()
})

const speak = () => {
  own.hear(wellSaid(own.deviceMs()))
}
/** A frame each five seconds, as long as said; what is told after each of them. */
function speakFor(ms: number): string[] {
  const told: string[] = []
  for (let passed = 0; passed < ms; passed += 5 * second) {
    own.pass(5 * second)
    speak()
    const { liveness, condition } = own.live()
    told.push(`${liveness} ${condition.kind}`)
  }
  return [...new Set(told)]
}
const told = () => {
  const { liveness, condition } = own.live()
  return `${liveness} ${condition.kind}`
}

describe('alive by when it was received', () => {
  it.each([
    ['90 s behind', -90 * second],
    ['240 s ahead', 240 * second],
    ['five hours behind', -5 * hour],
    ['five hours ahead', 5 * hour],
  ])('a gateway whose clock is %s is live while it speaks, and not a second longer than another', (_, off) => {
    own.farm.deviceOffMs = off
    expect(speakFor(2 * minute)).toEqual(['live ok'])
    const { heardAt, sensors } = own.live()
    expect(heardAt).toEqual(new Date(own.hostMs()))
    expect(sensors[0]?.heardAt).toEqual(new Date(own.hostMs()))
    own.pass(30 * second)
    expect(told()).toBe('stale stale')
    own.pass(30 * second)
    expect(told()).toBe('silent silent')
    own.pass(4 * minute)
    expect(told()).toBe('offline offline')
  })

  it('shows what a gateway says after its clock was corrected, not what it said before', () => {
    own.farm.deviceOffMs = 240 * second
    speakFor(minute)
    own.farm.deviceOffMs = 0
    own.pass(5 * second)
    const hot = wellSaid(own.deviceMs())
    hot.measured[0] = { room: 'fruiting', quantity: 'temperature', value: 31 }
    own.hear(hot)
    expect(own.live().readings.find(({ sensorId }) => sensorId === 'fruiting-temperature')?.value).toBe(31)
    expect(told()).toBe('live critical')
    expect(own.live().condition.since).toEqual(new Date(own.hostMs()))
  })

  it.each([
    ['forward', 3 * hour],
    ['back', -3 * hour],
  ])('a clock of this computer that jumps %s changes nothing', (_, jump) => {
    speakFor(minute)
    own.farm.hostOffMs = jump
    expect(told()).toBe('live ok')
    own.pass(10 * second)
    expect(told()).toBe('live ok')
    expect(own.live().heardAt).toEqual(new Date(own.hostMs() - 10 * second))
    own.pass(20 * second)
    expect(told()).toBe('stale stale')
    own.pass(30 * second)
    expect(told()).toBe('silent silent')
    own.farm.hostOffMs = -jump
    own.pass(4 * minute)
    expect(told()).toBe('offline offline')
  })

  it('is not made alive by what a broker kept of a chamber that is gone', () => {
    own.pass(hour)
    own.farm.brokerLiveAtMs = own.hostMs()
    const goneAt = own.hostMs() - 20 * minute
    for (let frame = 60; frame > 0; frame -= 1) {
      own.pass(2)
      own.hear(wellSaid(goneAt - frame * 5 * second))
    }
    expect(told()).toBe('offline offline')
    expect(own.live().heardAt).toEqual(new Date(goneAt - 5 * second))
    expect(own.live().readings).toHaveLength(6)
  })

  it('is not made alive by a second backlog, whose first word comes long after the last of the one before', () => {
    for (let connection = 0; connection < 2; connection += 1) {
      own.pass(10 * minute)
      own.farm.brokerLiveAtMs = own.hostMs()
      own.hear(wellSaid(own.hostMs() - 5 * minute))
    }
    expect(own.live().heardAt).toEqual(new Date(own.hostMs() - 5 * minute))
    expect(told()).toBe('offline offline')
  })

  it('is live at once where the broker brings what was missed and then goes on', () => {
    own.pass(hour)
    own.farm.brokerLiveAtMs = own.hostMs()
    for (let frame = 60; frame > 0; frame -= 1) {
      own.pass(2)
      own.hear(wellSaid(own.hostMs() - frame * 5 * second))
    }
    own.pass(4 * second)
    own.hear(wellSaid(own.hostMs()))
    expect(told()).toBe('live ok')
  })

  it('believes a clock that is hours behind to speak of now from its second frame on, right after a reconnection', () => {
    own.farm.deviceOffMs = -5 * hour
    own.farm.brokerLiveAtMs = own.hostMs()
    own.pass(second)
    speak()
    expect(told()).not.toBe('live ok')
    own.pass(5 * second)
    speak()
    expect(told()).toBe('live ok')
  })
})

describe('a retained message', () => {
  it.each([
    ['no time of its own', null],
    ['a time in the future', 10 * minute],
  ])('with %s is no news: not live, no reading', (_, ahead) => {
    const heard: unknown[] = []
    own.hearing().heard.listen((one) => void heard.push(one))
    own.hear(wellSaid(ahead === null ? null : own.hostMs() + ahead), { retained: true })
    const { readings, heardAt, frames, rejects } = own.live()
    expect([readings, heardAt, frames, rejects, heard]).toEqual([[], null, 1, 0, []])
  })

  it('with a time is as old as it says', () => {
    own.hear(wellSaid(own.hostMs() - 20 * second), { retained: true })
    expect(told()).toBe('live ok')
    own.pass(10 * second)
    expect(told()).toBe('stale stale')
    expect(own.live().readings[0]?.measuredAt).toEqual(new Date(own.hostMs() - 30 * second))
  })

  it.each([
    ['in the future', 2 * hour],
    ['of this moment', 0],
  ])('says OFFLINE with a time %s: frames after it are heard all the same', (_, ahead) => {
    own.hear({ kind: 'status', online: false, atMs: own.hostMs() + ahead }, { retained: true })
    expect(told()).toBe('offline offline')
    own.pass(second)
    speak()
    expect(told()).toBe('live ok')
  })

  it.each([
    ['without a time', null],
    ['of the future', hour],
    ['that is a minute old', -minute],
  ])('ONLINE %s says nothing', (_, off) => {
    own.hear({ kind: 'status', online: true, atMs: off === null ? null : own.hostMs() + off }, { retained: true })
    expect(own.live().heardAt).toBeNull()
  })
})

describe('what is not known to be well', () => {
  it('waits for a chamber that was never heard for a minute, then says so', () => {
    expect(told()).toBe('waiting waiting')
    own.pass(minute - 1)
    expect(told()).toBe('waiting waiting')
    own.pass(1)
    expect(told()).toBe('offline offline')
    expect(own.live()).toMatchObject({ heardAt: null, condition: { mark: 'bad' } })
  })

  it('knows after a restart when a chamber was last heard, and what it measured', () => {
    const seen = new Date(own.hostMs() - 3 * hour)
    const stored = { sensorId: 'fruiting-temperature', value: 24.4, quality: 'good' as const, measuredAt: seen }
    own.hearing().seed('chamber-1', { lastSeen: seen, readings: [{ ...stored, gapsMs: [] }], said: new Set() })
    expect(told()).toBe('waiting waiting')
    expect(own.live().heardAt).toEqual(seen)
    own.pass(minute)
    expect(told()).toBe('offline offline')
    expect(own.live()).toMatchObject({ heardAt: seen, since: seen, readings: [stored] })
  })

  it('takes a stored time of the future for now, and no time for none', () => {
    const seen = new Date(own.hostMs() + 8 * hour)
    own.hearing().seed('chamber-1', { lastSeen: seen, readings: [], said: new Set() })
    expect(own.live().heardAt).toEqual(new Date(own.hostMs()))
    own.pass(minute)
    expect(told()).toBe('silent silent')
    own.pass(4 * minute)
    expect(told()).toBe('offline offline')
  })

  it('is not made older by what is stored, once it is heard', () => {
    speak()
    own.hearing().seed('chamber-1', { lastSeen: new Date(own.hostMs() - hour), readings: [], said: new Set() })
    expect(told()).toBe('live ok')
    expect(own.live().heardAt).toEqual(new Date(own.hostMs()))
  })

  it('says of a gateway that comes up each 24 s and never speaks that it restarts again and again', () => {
    const tell = () => {
      own.hear({ kind: 'status', online: true, atMs: own.deviceMs() })
    }
    speak()
    own.pass(10 * second)
    for (let start = 0; start < 2; start += 1) {
      own.pass(24 * second)
      tell()
      expect(told()).toBe('waiting waiting')
    }
    for (let start = 0; start < 20; start += 1) {
      own.pass(24 * second)
      tell()
      expect(own.live().condition).toMatchObject({ kind: 'restarting', mark: 'bad' })
    }
    own.pass(35 * second)
    speak()
    expect(told()).toBe('live ok')
  })

  it('hears a chamber whose sensors are both dead', () => {
    const dead: DeviceMessage = wellSaid(null, { measured: [], deadRooms: ['fruiting', 'spawning'] })
    for (let frame = 0; frame < 100; frame += 1) {
      own.pass(5 * second)
      own.hear({ ...dead, measuredAtMs: own.deviceMs() })
    }
    expect(told()).toBe('live dead')
    expect(own.live().condition.rooms).toEqual(['fruiting', 'spawning'])
  })

  it('hears a board that can not start its sensors', () => {
    for (let line = 0; line < 400; line += 1) {
      own.pass(second)
      own.hear({ kind: 'note', text: '[ERROR] Please check sensor wiring', event: 'sensor-init-failed' })
    }
    expect(told()).toBe('live dead')
  })
})
