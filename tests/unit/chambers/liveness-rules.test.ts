import { describe, expect, it } from 'vitest'
import { livenessOf } from '../../../electron/features/chambers/liveness-rules.ts'

const now = Date.UTC(2026, 10, 23, 4)
const ago = (seconds: number) => now - seconds * 1000
const silent = { readingsAtMs: null, onlineAtMs: null, offlineAtMs: null }

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
})
