import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ChainProgress } from '../../../electron/contract/logs.ts'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { addAuditRows, tamper } from '../../support/audit-rows.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let here: TestFarm
let there: TestFarm

beforeAll(async () => {
  own = await freshDatabase()
  here = await openTestFarm(own)
  there = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url })
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'ben@farm.test', role: 'ADMIN' })
})
afterAll(async () => {
  await there.stop()
  await here.stop()
  await own.drop()
})

async function verify({ client }: TestDesk): Promise<ChainProgress | undefined> {
  let last: ChainProgress | undefined
  for await (const step of await client.logs.verifyAudit()) last = step
  return last
}

it('accepts a restored database for this desktop only, once, by an owner, in both logs', async () => {
  const [ana, elsewhere] = [await here.signedIn('ana@farm.test'), await there.signedIn('ana@farm.test')]
  await addAuditRows(own.db, 60)
  for (const desk of [ana, elsewhere]) expect(await verify(desk)).toMatchObject({ breaks: [], unlikeSeen: false })
  const nothing = ana.client.logs.acceptRestored({ reason: 'by mistake' })
  await expect(nothing).rejects.toMatchObject({ code: 'NOTHING_TO_ACCEPT' })

  // As after a restore: the newest rows are gone, the chain ends soundly before them, and life went on.
  await tamper(
    own.db,
    'DELETE FROM audit_logs WHERE seq > 40',
    'UPDATE audit_chain SET last_seq = 40, last_hash = (SELECT hash FROM audit_logs WHERE seq = 40)',
  )
  const ben = await here.signedIn('ben@farm.test')
  expect(await verify(ana)).toMatchObject({ unlikeSeen: true })
  const reason = 'Disk failed, backup of 1 November'
  await expect(ben.client.logs.acceptRestored({ reason })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await ana.client.logs.acceptRestored({ reason })

  expect(await verify(ana)).toMatchObject({ breaks: [], unlikeSeen: false })
  expect((await verify(elsewhere))?.unlikeSeen).toBe(true)
  const told = { entity: 'AuditLog', action: 'UPDATE' }
  expect(await own.db.auditLog.findMany({ where: told })).toMatchObject([{ newValues: { row: 41, reason } }])
  const event = 'RESTORE_ACCEPTED'
  expect(await own.db.securityLog.findMany({ where: { event } })).toMatchObject([
    { severity: 'CRITICAL', metadata: { reason, now: { row: 41 } } },
  ])
  await expect(ana.client.logs.acceptRestored({ reason })).rejects.toMatchObject({ code: 'NOTHING_TO_ACCEPT' })
  // What was altered inside the trail is no part of what was accepted.
  await tamper(own.db, `UPDATE audit_logs SET action = 'READ' WHERE seq = 12`)
  expect((await verify(ana))?.breaks).toMatchObject([{ kind: 'altered', seq: 12 }])
})
