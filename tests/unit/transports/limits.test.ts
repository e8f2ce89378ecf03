import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Log } from '../../../electron/platform/log.ts'
import { partyOf, partyOfSocket } from '../../../electron/transports/party.ts'
import { createQuota } from '../../../electron/transports/quota.ts'
import { createTurnedAway } from '../../../electron/transports/turned-away.ts'

describe('a quota', () => {
  it('gives each party so many places, and takes a place back once', () => {
    const quota = createQuota({ each: 2, all: 10 })
    const first = quota.take('ana')
    expect([first, quota.take('ana'), quota.take('ana'), quota.take('ben')].map(Boolean)).toEqual([
      true,
      true,
      false,
      true,
    ])
    first?.()
    first?.()
    expect([quota.take('ana'), quota.take('ana')].map(Boolean)).toEqual([true, false])
  })

  it('gives so many in all', () => {
    const quota = createQuota({ each: 2, all: 3 })
    const taken = ['ana', 'ben', 'cora', 'dan'].map((party) => quota.take(party))
    expect(taken.map(Boolean)).toEqual([true, true, true, false])
    taken[0]?.()
    expect(quota.take('dan')).not.toBeNull()
  })
})

describe('the party behind an address', () => {
  it.each([
    ['192.168.1.7', '192.168.1.7'],
    ['::ffff:192.168.1.7', '192.168.1.7'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::ffff:210.112.113.114', '210.112.113.114'],
    ['::FFFF:10.0.0.1', '10.0.0.1'],
    // Only the whole of it is a v4 address.
    ['64:ff9b::ffff:10.0.0.1', '64:ff9b:0:0::/64'],
    ['::ffff:10.0.0.1:1', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:7:8%wlan0', '1:2:3:4::/64'],
    // The zone at the very place where it would be read.
    ['1:2:3:4%lo', '1:2:3:4::/64'],
    ['1::5:6:7:8', '1:0:0:0::/64'],
    ['1:2::4:5:6:7:8', '1:2:0:4::/64'],
    ['1::3:4:5:6:7:8', '1:0:3:4::/64'],
    ['1:2:3::5:6:7:8', '1:2:3:0::/64'],
    ['::3:4:5:6:7:8', '0:0:3:4::/64'],
    ['', ''],
  ])('%s is %s', (address, party) => {
    expect(partyOf(address)).toBe(party)
  })

  it('is read of a socket, also of one that is gone', () => {
    expect(partyOfSocket({ remoteAddress: '::ffff:10.0.0.1' })).toBe('10.0.0.1')
    expect(partyOfSocket({ remoteAddress: undefined })).toBe('')
  })
})

describe('who was turned away', () => {
  const told: unknown[] = []
  const log = { warn: (entry: unknown) => void told.push(entry) } as unknown as Log
  beforeEach(() => {
    vi.useFakeTimers()
    told.length = 0
    return () => vi.useRealTimers()
  })

  it('is told at once, then once a minute and reason, and no more when nobody comes', () => {
    const { note } = createTurnedAway(log)
    for (const party of ['a', 'b', 'c']) note('too many', party)
    note('too slow', 'd')
    expect(told).toEqual([{ why: 'too many', count: 1, last: 'a' }])
    vi.advanceTimersByTime(59_999)
    expect(told).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(told.slice(1)).toEqual([
      { why: 'too many', count: 2, last: 'c' },
      { why: 'too slow', count: 1, last: 'd' },
    ])
    vi.advanceTimersByTime(600_000)
    expect(told).toHaveLength(3)
    note('too many', 'e')
    expect(told.slice(3)).toEqual([{ why: 'too many', count: 1, last: 'e' }])
  })

  it('is told when the door shuts', () => {
    const { note, stop } = createTurnedAway(log)
    note('too many', 'a')
    note('too many', 'b')
    stop()
    expect(told).toEqual([
      { why: 'too many', count: 1, last: 'a' },
      { why: 'too many', count: 1, last: 'b' },
    ])
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(600_000)
    expect(told).toHaveLength(2)
  })

  it('has nothing to say at a door that shuts and turned nobody away', () => {
    createTurnedAway(log).stop()
    expect(told).toEqual([])
  })
})
