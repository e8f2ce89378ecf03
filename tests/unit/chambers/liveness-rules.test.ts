import { describe, expect, it } from 'vitest'
import { type Heard, livenessOf } from '../../../electron/features/chambers/liveness-rules.ts'

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
