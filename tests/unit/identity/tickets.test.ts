import { expect, it } from 'vitest'
import { createTickets } from '../../../electron/features/identity/sign-in/tickets.ts'

let nowMs = Date.parse('2026-11-20T02:00:00Z')
const tickets = () => createTickets<{ of: string }>({ now: () => new Date(nowMs), ttlMs: 60_000 })

it('a ticket is looked at as often as one likes and taken once', () => {
  const open = tickets()
  const ticket = open.put({ of: 'ana' })
  expect([open.look(ticket), open.look(ticket), open.take(ticket)]).toEqual([
    { of: 'ana' },
    { of: 'ana' },
    { of: 'ana' },
  ])
  expect([open.look(ticket), open.take(ticket)]).toEqual([null, null])
})

it('a ticket is good to the end of its time and no longer', () => {
  const open = tickets()
  const ticket = open.put({ of: 'ana' })
  nowMs += 59_999
  expect(open.look(ticket)).toEqual({ of: 'ana' })
  nowMs += 1
  expect([open.look(ticket), open.take(ticket)]).toEqual([null, null])
})

it('nobody guesses one: 24 random bytes, another each time, and none that was not given', () => {
  const open = tickets()
  const given = [open.put({ of: 'ana' }), open.put({ of: 'ben' })]
  expect(new Set(given).size).toBe(2)
  for (const ticket of given) expect(Buffer.from(ticket, 'base64url')).toHaveLength(24)
  expect([open.look('other'), open.take('')]).toEqual([null, null])
  expect(given.map((ticket) => open.take(ticket)?.of)).toEqual(['ana', 'ben'])
})

it('a flood of them pushes out the oldest, so that memory does not grow', () => {
  const open = tickets()
  const first = open.put({ of: 'first' })
  const second = open.put({ of: 'second' })
  for (let n = 0; n < 999; n += 1) open.put({ of: 'flood' })
  expect([open.look(first), open.look(second)]).toEqual([null, { of: 'second' }])
})
