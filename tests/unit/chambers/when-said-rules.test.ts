import { describe, expect, it } from 'vitest'
import {
  ageWhenHeard,
  type Before,
  isSaidNow,
  type Utterance,
} from '../../../electron/features/chambers/when-said-rules.ts'

const received = Date.UTC(2026, 10, 23, 4)
const nothing: Before = { last: null, behindMs: null }
const utterance = (changes: Partial<Utterance>): Utterance => ({
  ...{ receivedAtMs: received, atMs: 100_000, deviceMs: received, isRetained: false, isBacklog: false },
  ...changes,
})

describe('how long ago a frame was said', () => {
  it.each([
    ['hours ago', -3_600_000],
    ['in hours', 3_600_000],
  ])('is now for what comes by itself, though its device says %s', (_, off) => {
    expect(ageWhenHeard(utterance({ deviceMs: received + off }), nothing)).toBe(0)
    expect(ageWhenHeard(utterance({ deviceMs: null }), nothing)).toBe(0)
    expect(isSaidNow(utterance({ deviceMs: received + off }), nothing)).toBe(true)
    expect(isSaidNow(utterance({ isRetained: true }), nothing)).toBe(false)
    expect(isSaidNow(utterance({ isBacklog: true }), nothing)).toBe(false)
  })

  it('is what it says itself where a broker kept it', () => {
    const kept = (deviceMs: number | null) => ageWhenHeard(utterance({ isRetained: true, deviceMs }), nothing)
    expect([kept(received - 7000), kept(received), kept(received + 1), kept(null)]).toEqual([7000, 0, null, null])
    const inBacklog = { isRetained: true, isBacklog: true, deviceMs: received - 7000 }
    const last = { atMs: 90_000, deviceMs: received - 12_000 }
    expect(isSaidNow(utterance(inBacklog), { last })).toBe(false)
    expect(isSaidNow(utterance({ ...inBacklog, isRetained: false }), { last })).toBe(true)
    expect(ageWhenHeard(utterance(inBacklog), { last, behindMs: null })).toBe(7000)
  })
})

describe('of a backlog', () => {
  const missed = (deviceMs: number | null, before: Partial<Before> = {}) =>
    ageWhenHeard(utterance({ isBacklog: true, deviceMs }), { ...nothing, ...before })

  it('is what it says itself, and nobody knows when it says the future', () => {
    expect([missed(received - 60_000), missed(received), missed(received + 10_000)]).toEqual([60_000, 0, 0])
    expect([missed(received + 10_001), missed(null)]).toEqual([null, null])
  })

  it('is counted by how far the device was behind while it was heard alive, and by no other clock', () => {
    // Its clock stood at `received + 240 s` where ours that only goes forward stood at 70 s: 30 s before now.
    const behindMs = 70_000 - (received + 240_000)
    expect(missed(received + 240_000, { behindMs })).toBe(30_000)
    expect(missed(received + 270_000, { behindMs })).toBe(0)
    expect(missed(received + 280_000, { behindMs })).toBe(0)
    expect(missed(received + 280_001, { behindMs })).toBeNull()
  })

  it('is now where the frames take their time, however late they say it is', () => {
    const at = (deviceGap: number, gap: number) =>
      missed(received - 3_600_000, {
        last: { atMs: 100_000 - gap, deviceMs: received - 3_600_000 - deviceGap },
      })
    expect([at(5000, 5000), at(5000, 2500), at(5000, 2499), at(5000, 2)]).toEqual([0, 0, 3_600_000, 3_600_000])
    expect([at(0, 5000), at(-1, 5000), at(1, 1)]).toEqual([3_600_000, 3_600_000, 0]) // the same frame once more
  })

  it('without times is now where a second lies between', () => {
    const at = (gap: number, deviceMs: number | null, lastDeviceMs: number | null) =>
      missed(deviceMs, { last: { atMs: 100_000 - gap, deviceMs: lastDeviceMs } })
    expect([at(1000, null, null), at(999, null, null)]).toEqual([0, null])
    expect([at(1000, null, received), at(1000, received - 9000, null)]).toEqual([0, 0])
    expect(at(999, received - 9000, null)).toBe(9000)
  })
})
