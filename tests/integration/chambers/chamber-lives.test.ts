import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { step } from '../../support/chamber-life/chamber-happenings.ts'
import { serial } from '../../support/chamber-life/desktop.ts'
import { playChamber } from '../../support/chamber-life/play-chamber.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { asked } from '../../support/histories.ts'

let own: Database
let ids: { deviceId: string; userId: string }
beforeAll(async () => {
  own = await freshDatabase()
  ids = await addChamber(own.db, serial)
})
afterAll(() => own.drop())

/** Nothing is left of the life before. */
const forget = () =>
  own.db.$executeRawUnsafe(
    'WITH a AS (DELETE FROM sensor_data), b AS (DELETE FROM sensor_rollups) UPDATE devices SET last_seen = NULL',
  )

it('any life of a chamber is known, and known since when, as the decisions say', { timeout: 36_000_000 }, async () => {
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), async (life) => {
      await forget()
      steps += await playChamber(own, { chamberId: ids.deviceId, userId: ids.userId, steps: life })
    }),
    { ...asked(12, 2500), endOnFailure: true },
  )
  expect(steps).toBeGreaterThan(0)
})
