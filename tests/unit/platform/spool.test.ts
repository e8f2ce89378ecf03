import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSpool } from '../../../electron/platform/spool.ts'

let folder: string
const file = () => join(folder, 'spool.sqlite')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mash-spool-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
const row = (id: string) => ({ id, body: `{"of":"${id}"}` })

it('keeps order and counts over a restart', () => {
  const first = openSpool(file())
  first.append([row('a'), row('b')])
  first.append([row('c')])
  first.ack(first.peek(1)[0]?.seq ?? 0)
  first.close()
  const second = openSpool(file())
  expect(second.waiting()).toBe(2)
  expect(second.peek(10).map((one) => one.id)).toEqual(['b', 'c'])
  second.close()
})

it('takes a row once while it waits', () => {
  const spool = openSpool(file())
  spool.append([row('a'), row('a')])
  spool.append([row('a')])
  expect([spool.waiting(), spool.peek(10).length]).toEqual([1, 1])
  spool.close()
})

it('forgets only what was acknowledged when rows come in between', () => {
  const spool = openSpool(file())
  spool.append([row('a'), row('b')])
  const peeked = spool.peek(10)
  spool.append([row('c')])
  spool.ack(peeked.at(-1)?.seq ?? 0)
  expect(spool.peek(10).map((one) => one.id)).toEqual(['c'])
  spool.close()
})

it('puts a hopeless row aside, counted, without losing it', () => {
  const spool = openSpool(file())
  spool.append([row('a'), row('b')])
  const [bad] = spool.peek(1)
  if (bad) spool.bury(bad, 'its sensor is gone')
  expect([spool.waiting(), spool.dead(), spool.peek(10).map((one) => one.id)]).toEqual([1, 1, ['b']])
  spool.close()
})
