import { describe, expect, it } from 'vitest'
import {
  type Heard,
  isRestarting,
  lastHeardMs,
  livenessOf,
  withStart,
} from '../../../electron/features/chambers/liveness-rules.ts'

const now = Date.UTC(2026, 10, 23, 4)
const ago = (seconds: number) => now - seconds * 1000
const silent: Heard = {
  ...{ watchedSinceMs: now, readingsAtMs: null, onlineAtMs: null, offlineAtMs: null },
  ...{ storedAtMs: null, startsAtMs: [] },
}

describe('livenessOf', () => {
  it.each([
    ['never heard', silent, 'waiting'],
    ['a reading 29 s ago', { ...silent, readingsAtMs: ago(29) }, 'live'],
    ['a reading 30 s ago', { ...silent, readingsAtMs: ago(30) }, 'stale'],
    ['a reading 60 s ago', { ...silent, readingsAtMs: ago(60) }, 'silent'],
    ['a reading 5 min ago', { ...silent, readingsAtMs: ago(300) }, 'offline'],
    ['a gateway that came up 44 s ago and warms up', { ...silent, onlineAtMs: ago(44) }, 'waiting'],
    ['a gateway that came up 46 s ago and says nothing', { ...silent, onlineAtMs: ago(46) }, 'silent'],
    [
      'old readings, but the gateway restarted just now',
      { ...silent, readingsAtMs: ago(400), onlineAtMs: ago(10) },
      'waiting',
    ],
    ['OFFLINE after the last reading', { ...silent, readingsAtMs: ago(10), offlineAtMs: ago(5) }, 'offline'],
    ['a reading after OFFLINE', { ...silent, readingsAtMs: ago(5), offlineAtMs: ago(10) }, 'live'],
  ])('%s', (_name, heard, expected) => {
    expect(livenessOf(heard, now).liveness).toBe(expected)
  })

  it.each([
    ['a gateway that came up 45 s ago to the millisecond', { ...silent, onlineAtMs: now - 45_000 }, 'silent'],
    ['one a millisecond younger', { ...silent, onlineAtMs: now - 44_999 }, 'waiting'],
    [
      'a gateway that came up, and whose readings have begun',
      { ...silent, onlineAtMs: ago(9), readingsAtMs: ago(4) },
      'live',
    ],
    [
      'an old reading, OFFLINE, then a fresh ONLINE',
      { ...silent, readingsAtMs: ago(90), offlineAtMs: ago(20), onlineAtMs: ago(10) },
      'waiting',
    ],
    [
      'a fresh reading, then ONLINE, then OFFLINE',
      { ...silent, readingsAtMs: ago(9), onlineAtMs: ago(8), offlineAtMs: ago(7) },
      'offline',
    ],
    [
      'OFFLINE in the same moment as the last reading',
      { ...silent, readingsAtMs: ago(5), offlineAtMs: ago(5) },
      'offline',
    ],
    ['nothing but OFFLINE', { ...silent, offlineAtMs: ago(5) }, 'offline'],
  ])('%s', (_name, heard, expected) => {
    expect(livenessOf(heard, now).liveness).toBe(expected)
  })

  it.each([
    ['the last reading', { ...silent, readingsAtMs: ago(4), onlineAtMs: ago(9) }, ago(4)],
    ['the last reading, however long ago', { ...silent, readingsAtMs: ago(400) }, ago(400)],
    ['OFFLINE', { ...silent, readingsAtMs: ago(10), offlineAtMs: ago(5) }, ago(5)],
    ['ONLINE while it warms up', { ...silent, readingsAtMs: ago(400), onlineAtMs: ago(10) }, ago(10)],
    ['ONLINE when nothing followed', { ...silent, onlineAtMs: ago(50) }, ago(50)],
    ['now when nothing was ever heard', silent, now],
  ])('holds since %s', (_name, heard, since) => {
    expect(livenessOf(heard, now).sinceMs).toBe(since)
  })
})

describe('a chamber that this program has not heard', () => {
  const watched = (seconds: number, more: Partial<Heard> = {}): Heard => ({
    ...silent,
    watchedSinceMs: ago(seconds),
    ...more,
  })

  it.each([
    ['begun to listen 59.999 s ago', { ...watched(0), watchedSinceMs: now - 59_999 }, 'waiting', now - 59_999],
    ['listened for a minute', watched(60), 'offline', ago(60)],
    ['listened for a minute, last seen 299 s ago', watched(60, { storedAtMs: ago(299) }), 'silent', ago(299)],
    ['listened for a minute, last seen 300 s ago', watched(60, { storedAtMs: ago(300) }), 'offline', ago(300)],
    ['begun to listen, last seen hours ago', watched(1, { storedAtMs: ago(9000) }), 'waiting', ago(1)],
    ['begun to listen, last seen this moment', watched(1, { storedAtMs: now }), 'waiting', ago(1)],
    ['listened for an hour, last seen this moment by another', watched(3600, { storedAtMs: now }), 'silent', now],
    ['ONLINE 299 s ago and no word since', watched(9000, { onlineAtMs: ago(299) }), 'silent', ago(299)],
    ['ONLINE 300 s ago and no word since', watched(9000, { onlineAtMs: ago(300) }), 'offline', ago(300)],
  ] as const)('%s', (_name, heard, liveness, sinceMs) => {
    expect(livenessOf(heard, now)).toEqual({ liveness, sinceMs })
  })

  it('may take longer where the chamber speaks rarely', () => {
    const limits = { staleMs: 150_000, quietMs: 300_000, oldMs: 600_000 }
    const at = (seconds: number) => livenessOf(watched(seconds), now, limits).liveness
    expect([at(299), at(300)]).toEqual(['waiting', 'offline'])
    expect(livenessOf({ ...silent, readingsAtMs: ago(599) }, now, limits).liveness).toBe('silent')
    const stored = watched(9000, { storedAtMs: ago(599) })
    expect(livenessOf(stored, now, limits).liveness).toBe('silent')
  })

  it('was heard when anybody heard it last', () => {
    expect(lastHeardMs(silent)).toBeNull()
    expect(lastHeardMs({ ...silent, storedAtMs: 5 })).toBe(5)
    expect(lastHeardMs({ ...silent, storedAtMs: 5, onlineAtMs: 7, readingsAtMs: 6 })).toBe(7)
    expect(lastHeardMs({ ...silent, storedAtMs: 8, onlineAtMs: 7, readingsAtMs: 9 })).toBe(9)
  })
})

describe('a gateway that comes up again and again', () => {
  const starts = (...seconds: number[]) => ({ startsAtMs: seconds.map(ago) })

  it('does so from its third start on, each within a minute and a half of the one before', () => {
    expect(isRestarting(starts(), now)).toBe(false)
    expect(isRestarting(starts(24, 0), now)).toBe(false)
    expect(isRestarting(starts(48, 24, 0), now)).toBe(true)
    expect(isRestarting(starts(179, 90, 1), now)).toBe(true)
    expect(isRestarting(starts(180, 90, 1), now)).toBe(false)
    expect(isRestarting(starts(178, 89, 0), now)).toBe(true)
    expect(isRestarting(starts(178, 88, 0), now)).toBe(false)
  })

  it('has stopped doing so a minute and a half after its last start', () => {
    const at = (ms: number) => isRestarting({ startsAtMs: [now - ms - 2000, now - ms - 1000, now - ms] }, now)
    expect([at(89_999), at(90_000)]).toEqual([true, false])
  })

  it('looks at the last three starts', () => {
    expect(isRestarting(starts(9000, 48, 24, 0), now)).toBe(true)
    expect(withStart([1, 2, 3], 4)).toEqual([2, 3, 4])
    expect(withStart([], 4)).toEqual([4])
  })

  it('is not waited for', () => {
    const heard: Heard = { ...silent, onlineAtMs: now, ...starts(48, 24, 0) }
    expect(livenessOf(heard, now).liveness).toBe('silent')
    expect(livenessOf({ ...heard, readingsAtMs: ago(400) }, now).liveness).toBe('offline')
  })
})
