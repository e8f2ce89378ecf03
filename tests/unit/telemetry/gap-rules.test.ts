import { describe, expect, it } from 'vitest'
import { gapsIn, whyOf } from '../../../electron/features/telemetry/gap-rules.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 29, 14)
const at = (minutes: number) => start + minutes * minute
/** Every minute from one to the other, both with readings. */
const every = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => at(from + n * step))
const span = (from: number, until: number) => ({ fromMs: at(from), untilMs: at(until) })

describe('a gap', () => {
  it('is a stretch of more than three minutes between two in which something was stored', () => {
    expect(gapsIn([...every(0, 10), ...every(13, 20)])).toEqual([])
    expect(gapsIn([...every(0, 10), ...every(14, 20)])).toEqual([span(11, 14)])
  })

  it('is each of several, in order', () => {
    expect(gapsIn([...every(0, 5), ...every(31, 40), ...every(100, 101)])).toEqual([span(6, 31), span(41, 100)])
  })

  it('of a chamber that speaks seldom is longer than three of its pauses', () => {
    expect(gapsIn([...every(0, 50, 5), ...every(65, 100, 5)])).toEqual([])
    expect(gapsIn([...every(0, 50, 5), ...every(66, 101, 5)])).toEqual([span(51, 66)])
  })

  it('is none where nothing came yet, or nothing since', () => {
    expect(gapsIn([])).toEqual([])
    expect(gapsIn([at(7)])).toEqual([])
  })

  it('is taken by the usual pause, not by the longest: an hour away hides no ten minutes', () => {
    expect(gapsIn([...every(0, 5), ...every(66, 70), ...every(80, 90)])).toEqual([span(6, 66), span(71, 80)])
  })
})

describe('why readings are missing', () => {
  const gap = span(10, 30)
  const ranAlways = [span(0, 100)]

  it('is the chamber’s own silence where this desktop heard others in half of it', () => {
    expect(whyOf(gap, { others: every(20, 29), ran: ranAlways })).toBe('silent')
    expect(whyOf(gap, { others: every(21, 29), ran: ranAlways })).toBe('unheard')
    expect(whyOf(gap, { others: every(11, 20), ran: [span(11, 21)] })).toBe('silent')
  })

  it('is not told by what is stored of others while this desktop was off: theirs may be a backlog', () => {
    expect(whyOf(gap, { others: every(10, 29), ran: [] })).toBe('off')
    expect(whyOf(gap, { others: every(10, 29), ran: [span(0, 19.9)] })).toBe('off')
    expect(whyOf(gap, { others: every(20, 29), ran: [span(10, 20)] })).toBe('unheard')
    expect(whyOf(gap, { others: every(20, 29), ran: [span(10, 29.5)] })).toBe('silent')
    expect(whyOf(gap, { others: every(20, 29), ran: [span(10, 29.4)] })).toBe('unheard')
  })

  it('counts of others and of this desktop only what lies in it', () => {
    expect(whyOf(gap, { others: [...every(0, 9), ...every(30, 60)], ran: ranAlways })).toBe('unheard')
    expect(whyOf(gap, { others: [], ran: [span(0, 10), span(30, 60)] })).toBe('off')
  })

  it('is not this desktop’s being off where it ran in half of it, over restarts', () => {
    expect(whyOf(gap, { others: [], ran: [span(0, 15), span(25, 60)] })).toBe('unheard')
    expect(whyOf(gap, { others: [], ran: [span(0, 15), span(25.1, 60)] })).toBe('off')
  })
})
