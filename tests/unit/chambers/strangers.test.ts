import { describe, expect, it } from 'vitest'
import type { Arrived, DeviceMessage } from '../../../electron/connections/frame.ts'
import {
  byNewestSense,
  forgottenAfterMs,
  isForgotten,
  type Known,
  whoMakesRoom,
} from '../../../electron/features/chambers/stranger-rules.ts'
import { createStrangers } from '../../../electron/features/chambers/strangers.ts'
import { wellSaid } from './heard-farm.ts'

const start = Date.UTC(2026, 10, 23, 4)

function farm() {
  let dismissed: string[] = []
  const strangers = createStrangers({ get: () => dismissed, set: (keys) => void (dismissed = keys) })
  let at = 0
  const hear = (device: string, message: DeviceMessage | null, topic = `devices/${device}/sensor_data`) => {
    at += 1000
    const result: Arrived['result'] = message
      ? { ok: true, value: message }
      : { ok: false, refusal: { code: 'BAD_SHAPE', detail: '' } }
    const shared = { source: 'mqtt', dialect: 'gateway', raw: '{}', retained: false } as const
    strangers.hear(device, { ...shared, device, topic, receivedAtMs: start + at, result }, at)
  }
  return {
    strangers,
    speak: (device: string) => {
      hear(device, wellSaid(null))
    },
    babble: (device: string) => {
      hear(device, null)
    },
    hear,
    dismissed: () => dismissed,
    listed: () => strangers.found.get().map(({ key, isDismissed }) => (isDismissed ? `(${key})` : key)),
    at: () => at,
  }
}

describe('devices that nobody has registered', () => {
  it('are listed newest first; one that says no reading is not', () => {
    const { speak, babble, listed } = farm()
    for (const name of ['A', 'B', 'C']) speak(name)
    babble('X')
    speak('A')
    expect(listed()).toEqual(['C', 'B', 'A'])
  })

  it('list the real one, though 198 others babble on the same broker and many more come', () => {
    const { speak, babble, listed } = farm()
    for (let n = 0; n < 600; n += 1) babble(`NOISE-${n % 300}`)
    speak('REAL')
    for (let n = 0; n < 600; n += 1) babble(`MORE-${n}`)
    expect(listed()).toEqual(['REAL'])
  })

  it('list one never heard before, though 250 that speak sense take each other no more places', () => {
    const { speak, listed } = farm()
    for (let round = 0; round < 3; round += 1) for (let n = 0; n < 250; n += 1) speak(`OTHER-${n}`)
    const before = listed()
    expect(before).toHaveLength(200)
    for (let n = 0; n < 250; n += 1) speak(`OTHER-${n}`)
    expect(listed()).toEqual(before)
    speak('REAL')
    for (let n = 0; n < 250; n += 1) speak(`OTHER-${n}`)
    expect(listed()[0]).toBe('REAL')
    expect(listed()).toHaveLength(200)
  })

  it('are forgotten half an hour after their last word, and found again', () => {
    const { strangers, speak, listed, at } = farm()
    speak('A')
    speak('B')
    strangers.forget(at() - 1000 + forgottenAfterMs - 1)
    expect(listed()).toEqual(['B', 'A'])
    strangers.forget(at() - 1000 + forgottenAfterMs)
    expect(listed()).toEqual(['B'])
    speak('A')
    expect(listed()).toEqual(['A', 'B'])
  })

  it('are dismissed and listed again, also while they speak', () => {
    const { strangers, speak, listed, dismissed } = farm()
    for (const name of ['A', 'B', 'C']) speak(name)
    strangers.dismiss(['A', 'C'], true)
    speak('A')
    expect([listed(), dismissed()]).toEqual([
      ['(C)', 'B', '(A)'],
      ['A', 'C'],
    ])
    strangers.dismiss(['C'], false)
    expect([listed(), dismissed()]).toEqual([['C', 'B', '(A)'], ['A']])
    strangers.dismiss(['A'], true)
    expect(dismissed()).toEqual(['A'])
    strangers.dismiss(
      Array.from({ length: 1200 }, (_, n) => `N-${n}`),
      true,
    )
    expect(dismissed()).toHaveLength(1000)
  })

  it('say where they speak when nobody listens there', () => {
    const { hear, listed, strangers } = farm()
    hear('A', { kind: 'note', text: '', event: 'wrong-topic' }, '/devices/A/sensor_data')
    expect(listed()).toEqual(['A'])
    expect(strangers.found.get()[0]).toMatchObject({ wrongTopic: '/devices/A/sensor_data', measured: [] })
  })

  it('have a name', () => {
    const { speak, listed } = farm()
    speak('')
    expect(listed()).toEqual([])
  })
})

describe('who makes room', () => {
  const known = (changes: Partial<Known>): Known => ({
    ...{ heardAtMs: 0, firstHeardAtMs: 0, hasSense: true, isDismissed: false },
    ...changes,
  })

  it('is who says nothing, of these the one not heard for the longest; then who was dismissed; then who is there longest', () => {
    const all = new Map([
      ['wanted late', known({ firstHeardAtMs: 9, heardAtMs: 1 })],
      ['wanted early', known({ firstHeardAtMs: 2, heardAtMs: 99 })],
      ['dismissed', known({ isDismissed: true, firstHeardAtMs: 50 })],
      ['noise late', known({ hasSense: false, heardAtMs: 7, firstHeardAtMs: 1 })],
      ['noise early', known({ hasSense: false, heardAtMs: 5, firstHeardAtMs: 8 })],
      ['noise dismissed', known({ hasSense: false, isDismissed: true, heardAtMs: 80 })],
    ])
    const order: string[] = []
    while (all.size > 0) {
      const who = whoMakesRoom(all) ?? ''
      order.push(who)
      all.delete(who)
    }
    expect(order).toEqual(['noise dismissed', 'noise early', 'noise late', 'dismissed', 'wanted early', 'wanted late'])
    expect(whoMakesRoom(new Map())).toBeNull()
  })

  it('is not who was heard less than half an hour ago, when time alone passes', () => {
    expect(isForgotten({ heardAtMs: 5 }, 5 + 30 * 60_000 - 1)).toBe(false)
    expect(isForgotten({ heardAtMs: 5 }, 5 + 30 * 60_000)).toBe(true)
  })

  it('stands behind who speaks sense', () => {
    const [old, young] = [known({ firstHeardAtMs: 1 }), known({ firstHeardAtMs: 2 })]
    const noise = known({ hasSense: false, firstHeardAtMs: 3 })
    expect([noise, old, young].toSorted(byNewestSense)).toEqual([young, old, noise])
  })
})
