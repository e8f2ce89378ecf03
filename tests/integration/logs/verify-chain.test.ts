import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChainProgress } from '../../../electron/contract/logs.ts'
import { startAnchors } from '../../../electron/features/logs/anchors.ts'
import { verifyChain } from '../../../electron/features/logs/verify-chain.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { openSettings } from '../../../electron/platform/settings-file.ts'
import { addAuditRows, emptyTrail, rechain, tamper } from '../../support/audit-rows.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('Verify on %s', (_name, open) => {
  let own: Database
  let anchors: ReturnType<typeof startAnchors>
  beforeAll(async () => {
    own = await open()
  })
  afterAll(() => own.drop())
  beforeEach(async () => {
    await emptyTrail(own.db)
    const settings = openSettings('', () => ({ store: {} }), new Date())
    anchors = startAnchors({ database: own.open, settings, where: own.url, log: silentLog })
    await addAuditRows(own.db, 60)
  })
  afterEach(() => {
    anchors.stop()
  })

  const verify = async (): Promise<ChainProgress> => {
    const { signal } = new AbortController()
    let last: ChainProgress | undefined
    for await (const step of verifyChain({ database: own.open, anchors, signal })) last = step
    if (!last) throw new Error('nothing was said')
    expect(last.done).toBe(true)
    return last
  }
  const breaks = async () => (await verify()).breaks.map(({ kind, seq, upTo }) => [kind, seq, upTo])

  it('finds all as written, says where it ends, and remembers that', async () => {
    const end = await own.db.auditChain.findUniqueOrThrow({ where: { id: 1 } })
    expect(await verify()).toEqual({
      checked: 60,
      of: 60,
      breaks: [],
      done: true,
      unlikeSeen: false,
      head: { seq: 60, hash: end.lastHash },
    })
    expect(anchors.list()).toEqual([{ seq: 60, hash: end.lastHash }])
  })

  it.each([
    ['new_values', `new_values = '{"name":"other"}'`],
    ['old_values', 'old_values = NULL'],
    ['user_id', `user_id = 'ben'`],
    ['action', `action = 'READ'`],
    ['entity_id', `entity_id = 'e0'`],
    ['ip_address', `ip_address = '1.2.3.4'`],
    ['timestamp', `timestamp = timestamp + interval '1 ms'`],
    ['id', `id = 'another'`],
  ])('names a row whose %s was altered', async (_field, change) => {
    await tamper(own.db, `UPDATE audit_logs SET ${change} WHERE seq = 12`)
    expect(await breaks()).toEqual([['altered', 12, null]])
  })

  it('names a row that was altered together with its own hash', async () => {
    await tamper(
      own.db,
      `UPDATE audit_logs SET action = 'READ' WHERE seq = 12`,
      `UPDATE audit_logs l SET hash = audit_digest(prev_hash, seq, l) WHERE seq = 12`,
    )
    expect(await breaks()).toEqual([['altered', 12, null]])
  })

  it('names the last row when it was altered together with its hash', async () => {
    await tamper(
      own.db,
      `UPDATE audit_logs SET action = 'READ' WHERE seq = 60`,
      `UPDATE audit_logs l SET hash = audit_digest(prev_hash, seq, l) WHERE seq = 60`,
    )
    expect(await breaks()).toEqual([['altered', 60, null]])
  })

  it('names rows that were removed from the middle and from the start', async () => {
    await tamper(own.db, `DELETE FROM audit_logs WHERE seq IN (1, 2, 20, 21, 22, 40)`)
    expect(await breaks()).toEqual([
      ['removed', 1, 2],
      ['removed', 20, 22],
      ['removed', 40, 40],
    ])
  })

  it('names a tail that was cut off', async () => {
    await tamper(own.db, `DELETE FROM audit_logs WHERE seq > 55`)
    expect(await breaks()).toEqual([['cut', 56, 60]])
  })

  it('names a trail that was emptied', async () => {
    await tamper(own.db, `DELETE FROM audit_logs`)
    expect(await breaks()).toEqual([['cut', 1, 60]])
  })

  it('finds a tail cut off together with the chain’s end, by what this desktop saw', async () => {
    await verify()
    await tamper(
      own.db,
      `DELETE FROM audit_logs WHERE seq > 55`,
      `UPDATE audit_chain SET last_seq = 55, last_hash = (SELECT hash FROM audit_logs WHERE seq = 55)`,
    )
    expect(await breaks()).toEqual([['cut', 56, 60]])
  })

  it('finds a chain that was rewritten soundly from some row on, by what this desktop saw', async () => {
    await verify()
    await addAuditRows(own.db, 20)
    await verify()
    await tamper(own.db, `UPDATE audit_logs SET user_id = 'ben' WHERE seq = 30`, rechain(30))
    expect(await breaks()).toEqual([['rewritten', 60, null]])
    // And it goes on saying so: what was seen first stays remembered.
    expect(await breaks()).toEqual([['rewritten', 60, null]])
  })

  it('finds a chain whose rows were closed up after one was removed', async () => {
    await verify()
    await tamper(
      own.db,
      `DELETE FROM audit_logs WHERE seq = 10`,
      `UPDATE audit_logs SET seq = seq + 1000 WHERE seq > 10`,
      `UPDATE audit_logs SET seq = seq - 1001 WHERE seq > 1000`,
      rechain(10),
    )
    expect((await breaks()).length).toBeGreaterThan(0)
  })

  it('stops when whoever asked goes away', async () => {
    const control = new AbortController()
    const steps = verifyChain({ database: own.open, anchors, signal: control.signal })
    await steps.next()
    control.abort()
    expect((await steps.next()).done).toBe(true)
  })
})

it('walks in batches and tells how far it is', async () => {
  const own = await freshDatabase()
  const settings = openSettings('', () => ({ store: {} }), new Date())
  const anchors = startAnchors({ database: own.open, settings, where: own.url, log: silentLog })
  await addAuditRows(own.db, 45_000)
  await tamper(
    own.db,
    `UPDATE audit_logs SET action = 'READ' WHERE seq IN (20000, 20001)`,
    `DELETE FROM audit_logs WHERE seq = 40001`,
  )
  const told: number[] = []
  let breaks: ChainProgress['breaks'] = []
  for await (const step of verifyChain({ database: own.open, anchors, signal: new AbortController().signal })) {
    told.push(step.checked)
    breaks = step.breaks
  }
  expect(told).toEqual([0, 20_000, 40_000, 44_999])
  expect(breaks.map(({ kind, seq }) => [kind, seq])).toEqual([
    ['altered', 20_000],
    ['altered', 20_001],
    ['removed', 40_001],
  ])
  anchors.stop()
  await own.drop()
})
