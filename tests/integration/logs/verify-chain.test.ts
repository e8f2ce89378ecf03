import { tmpdir } from 'node:os'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChainProgress } from '../../../electron/contract/logs.ts'
import { startAnchors } from '../../../electron/features/logs/anchors.ts'
import { guardsUnlike, madeGuards } from '../../../electron/features/logs/chain-guards.ts'
import { readGuards } from '../../../electron/features/logs/read-guards.ts'
import { verifyChain } from '../../../electron/features/logs/verify-chain.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { openSettings } from '../../../electron/platform/settings-file.ts'
import { addAuditRows, emptyTrail, rechain, tamper } from '../../support/audit-rows.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { until } from '../../support/until.ts'

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
    const settings = openSettings(tmpdir(), () => ({ store: {} }), new Date())
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
      guards: [],
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

  it('knows all that guards the trail, on a database as the migrations make it', async () => {
    expect(guardsUnlike(madeGuards, await readGuards(own.open))).toEqual([])
  })

  describe('by somebody who owns the tables', () => {
    const digest = (body: string) =>
      `CREATE OR REPLACE FUNCTION audit_digest(prev text, place bigint, entry audit_logs) RETURNS text LANGUAGE sql
       IMMUTABLE AS $$${body}$$`
    const guards = async () => (await verify()).guards.map(({ kind, name, how }) => `${kind} ${name} ${how}`).toSorted()
    // What one test does to the tables must not be there for the next: each puts back what it took.
    const original = async () => {
      const [row] = await own.db.$queryRaw<{ src: string }[]>`
        SELECT prosrc AS src FROM pg_proc WHERE proname = 'audit_digest'`
      return row?.src ?? ''
    }

    it('names rows that were altered under a digest that says yes to everything, and the digest', async () => {
      const before = await original()
      await tamper(own.db, digest('SELECT entry.hash'), `UPDATE audit_logs SET action = 'READ' WHERE seq = 12`)
      expect(await breaks()).toEqual([['altered', 12, null]])
      expect(await guards()).toEqual(['function audit_digest changed'])
      await tamper(own.db, digest(before))
      expect(await guards()).toEqual([])
    })

    it('names a row that was put in before the first, and one that has the place of another', async () => {
      const copy = (id: string, seq: number) => `INSERT INTO audit_logs SELECT (jsonb_populate_record(l,
        jsonb_build_object('id', '${id}', 'seq', ${seq}))).* FROM audit_logs l WHERE l.seq = 30`
      await tamper(own.db, copy('forged', 0), copy('older', -4))
      expect(await breaks()).toEqual([
        ['added', -4, null],
        ['added', 0, null],
      ])
      await tamper(own.db, `DELETE FROM audit_logs WHERE seq < 1`, 'DROP INDEX audit_logs_seq_key', copy('zz', 30))
      expect(await breaks()).toEqual([['added', 30, null]])
      expect(await guards()).toEqual(['index audit_logs_seq_key missing'])
      await tamper(
        own.db,
        `DELETE FROM audit_logs WHERE id = 'zz'`,
        'CREATE UNIQUE INDEX audit_logs_seq_key ON audit_logs (seq)',
      )
      expect(await breaks()).toEqual([])
    })

    it('names a row that says it was written at no time at all, and goes on', async () => {
      await tamper(own.db, `UPDATE audit_logs SET timestamp = 'infinity' WHERE seq = 12`)
      expect(await breaks()).toEqual([['altered', 12, null]])
    })

    it.each([
      [
        'a trigger that is switched off',
        'ALTER TABLE audit_logs DISABLE TRIGGER audit_refuse',
        'ALTER TABLE audit_logs ENABLE TRIGGER audit_refuse',
        ['trigger audit_logs.audit_refuse changed'],
      ],
      [
        'a trigger that is gone',
        'DROP TRIGGER audit_refuse ON audit_chain',
        `CREATE TRIGGER audit_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
         FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()`,
        ['trigger audit_chain.audit_refuse missing'],
      ],
      [
        'a trigger of another',
        `CREATE TRIGGER later AFTER INSERT ON audit_logs FOR EACH ROW WHEN (false) EXECUTE FUNCTION audit_link()`,
        'DROP TRIGGER later ON audit_logs',
        ['trigger audit_logs.later added'],
      ],
      [
        'a right that was taken back',
        'GRANT UPDATE ON audit_logs TO CURRENT_USER',
        'REVOKE UPDATE ON audit_logs FROM CURRENT_USER',
        ['right audit_logs owner UPDATE added'],
      ],
      [
        'a right of everybody',
        'GRANT DELETE ON audit_logs TO PUBLIC',
        'REVOKE DELETE ON audit_logs FROM PUBLIC',
        ['right audit_logs everybody DELETE added'],
      ],
      [
        'a function in the way of ours',
        `CREATE SCHEMA other; CREATE FUNCTION other.audit_digest() RETURNS text LANGUAGE sql AS 'SELECT ''a'''`,
        'DROP SCHEMA other CASCADE',
        ['function other.audit_digest added'],
      ],
      [
        'a column of another kind',
        'ALTER TABLE audit_logs ALTER COLUMN user_agent TYPE varchar(2000)',
        'ALTER TABLE audit_logs ALTER COLUMN user_agent TYPE text',
        ['column audit_logs.user_agent changed'],
      ],
      [
        'a rule that swallows rows',
        'CREATE RULE quiet AS ON INSERT TO audit_logs DO INSTEAD NOTHING',
        'DROP RULE quiet ON audit_logs',
        ['rule audit_logs.quiet added'],
      ],
      [
        'a policy that hides rows',
        'ALTER TABLE audit_logs ENABLE ROW LEVEL SECURITY; CREATE POLICY hide ON audit_logs USING (false)',
        'DROP POLICY hide ON audit_logs; ALTER TABLE audit_logs DISABLE ROW LEVEL SECURITY',
        ['policy audit_logs.hide added', 'table audit_logs changed'],
      ],
      [
        'a table that brings rows of its own',
        'CREATE TABLE more () INHERITS (audit_logs)',
        'DROP TABLE more',
        ['table more added'],
      ],
    ])('names %s', async (_what, change, back, named) => {
      const run = async (script: string) => {
        for (const statement of script.split('; ')) await own.db.$executeRawUnsafe(statement)
      }
      await run(change)
      try {
        expect(await guards()).toEqual(named)
      } finally {
        await run(back)
      }
      expect(await guards()).toEqual([])
    })

    it('names what was done before a trail was emptied and a shorter one put in its place', async () => {
      await verify()
      await tamper(own.db, `CREATE TABLE kept AS SELECT * FROM audit_logs WHERE seq <= 40`, 'TRUNCATE audit_logs')
      await tamper(
        own.db,
        'INSERT INTO audit_logs SELECT * FROM kept',
        'DROP TABLE kept',
        'UPDATE audit_chain SET last_seq = 40, last_hash = (SELECT hash FROM audit_logs WHERE seq = 40)',
      )
      expect(await breaks()).toEqual([['cut', 41, 60]])
    })

    it('names a row slipped in between, with the rest moved on and chained anew', async () => {
      await verify()
      await tamper(
        own.db,
        'UPDATE audit_logs SET seq = seq + 1000 WHERE seq > 30',
        'UPDATE audit_logs SET seq = seq - 999 WHERE seq > 1000',
        `INSERT INTO audit_logs SELECT (jsonb_populate_record(l, '{"id":"forged","seq":31}')).* FROM audit_logs l
         WHERE l.seq = 30`,
        rechain(30),
      )
      expect(await breaks()).toEqual([['rewritten', 60, null]])
    })
  })

  it('stops when whoever asked goes away', async () => {
    const control = new AbortController()
    const steps = verifyChain({ database: own.open, anchors, signal: control.signal })
    await steps.next()
    control.abort()
    expect((await steps.next()).done).toBe(true)
  })
})

describe('a tail that is cut off, the end of the chain with it', () => {
  const cut = (own: Database, from: number) =>
    tamper(
      own.db,
      `DELETE FROM audit_logs WHERE seq >= ${from}`,
      `UPDATE audit_chain SET last_seq = ${from - 1}, last_hash = (SELECT hash FROM audit_logs WHERE seq = ${from - 1})`,
    )
  const found = async (desktop: { own: Database; anchors: ReturnType<typeof startAnchors> }) => {
    let breaks: ChainProgress['breaks'] = []
    const { own, anchors } = desktop
    for await (const step of verifyChain({ database: own.open, anchors, signal: new AbortController().signal }))
      breaks = step.breaks
    return breaks.map(({ kind, seq, upTo }) => [kind, seq, upTo])
  }

  it('is found by every desktop that saw it, and by the one that wrote it a moment ago', async () => {
    const own = await freshDatabase()
    const desktop = () => {
      const settings = openSettings(tmpdir(), () => ({ store: {} }), new Date())
      return { own, anchors: startAnchors({ database: own.open, settings, where: own.url, log: silentLog, soonMs: 1 }) }
    }
    await addAuditRows(own.db, 50)
    const [early, other] = [desktop(), desktop()]
    await until('both have seen fifty rows', () => [early, other].every(({ anchors }) => anchors.list().length === 1))
    await addAuditRows(own.db, 10)
    const writer = desktop()
    writer.anchors.onAudited()
    await until('the writer has seen its row', () => writer.anchors.list().at(-1)?.seq === 60)
    await cut(own, 56)
    // Nobody but the writer saw what was cut off; the others know of no more than was left.
    expect(await found(writer)).toEqual([['cut', 56, 60]])
    expect(await found(early)).toEqual([])
    await cut(own, 41)
    expect(await found(early)).toEqual([['cut', 41, 55]])
    expect(await found(other)).toEqual([['cut', 41, 50]])
    // Written on past where it was cut: another row stands where one was seen.
    await addAuditRows(own.db, 40)
    await tamper(own.db, `UPDATE audit_logs SET user_id = 'ben' WHERE seq = 45`, rechain(45))
    expect(await found(writer)).toEqual([['rewritten', 60, null]])
    expect(await found(other)).toEqual([['rewritten', 50, null]])
    for (const { anchors } of [early, other, writer]) anchors.stop()
    await own.drop()
  })
})

it('walks in batches and tells how far it is', async () => {
  const own = await freshDatabase()
  const settings = openSettings(tmpdir(), () => ({ store: {} }), new Date())
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
