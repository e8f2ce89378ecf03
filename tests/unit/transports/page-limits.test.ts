import { expect, it } from 'vitest'
import { createPageLimits, partOf } from '../../../electron/transports/page-limits.ts'
import type { Quota } from '../../../electron/transports/quota.ts'

/** How many places one party gets, and then how many all others together. */
function placesOf(quota: Quota): { each: number; all: number } {
  const takeAll = (party: string) => {
    let count = 0
    while (count < 1000 && quota.take(party)) count += 1
    return count
  }
  const each = takeAll('first')
  let all = each
  for (let n = 0; n < 100; n += 1) all += takeAll(String(n))
  return { each, all }
}

it('guests at one address can’t take all that guests have, nor anything of who is signed in', () => {
  const { calls, sockets, streams } = createPageLimits()
  expect([calls.guests, calls.signedIn, sockets.guests, sockets.signedIn].map(placesOf)).toEqual([
    { each: 16, all: 64 },
    { each: 64, all: 512 },
    { each: 24, all: 96 },
    { each: 32, all: 256 },
  ])
  expect(streams).toEqual({ guests: 8, signedIn: 64 })
})

it('a guest counts as a guest, and who is signed in does not', () => {
  const { streams } = createPageLimits()
  expect([partOf(streams, true), partOf(streams, false)]).toEqual([8, 64])
})
