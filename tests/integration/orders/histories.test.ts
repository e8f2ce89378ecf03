import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untrueIn } from '../../support/books.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Desk, prepare } from '../../support/clerks.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { asked, type Step, step } from '../../support/histories.ts'
import { addProduct } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

/** One clerk does something, or two do at the same moment. */
const moment = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(step) },
  { weight: 1, arbitrary: fc.tuple(step, step) },
) as fc.Arbitrary<Step[]>
const history = fc.record({
  stocks: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 2 }),
  moments: fc.array(moment, { minLength: 4, maxLength: 9 }),
})

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('any history of two clerks on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let clerks: TestClient[]
  let chamberId: string
  beforeAll(async () => {
    own = await open()
    chamberId = (await addChamber(own.db)).deviceId
    farm = await openTestFarm(own)
    for (const email of ['ana@farm.test', 'ben@farm.test']) await addPerson(own.db, { email, role: 'SUPER_ADMIN' })
    clerks = [(await farm.signedIn('ana@farm.test')).client, (await farm.signedIn('ben@farm.test')).client]
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  /** Plays one moment; gives every sentence that is not true afterwards. */
  async function play(desk: Desk, steps: readonly Step[]): Promise<string[]> {
    const [before, first] = [await own.db.auditLog.count(), clerks[0]]
    // Both look before one acts: what they know is as old as it would be at two desks.
    const acts = await Promise.all(
      steps.map((one, i) => (clerks[i] && first ? prepare(clerks[i] ?? first, desk, one) : null)),
    )
    const outcomes = await Promise.all(acts.map((act) => act?.()))
    const wrong = outcomes.flatMap((outcome) => outcome?.wrong ?? [])
    const [rows, done] = [(await own.db.auditLog.count()) - before, outcomes.filter((outcome) => outcome?.done).length]
    if (rows !== done) wrong.push(`${done} changes left ${rows} audit rows`)
    return [...wrong, ...(await untrueIn(own.db, desk))]
  }

  it('leaves stock, money, numbers and audit true after every step', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ stocks, moments }) => {
        const desk: Desk = { productIds: [], orderIds: [], chamberId }
        for (const stock of stocks) desk.productIds.push((await addProduct(own.db, { stock })).id)
        for (const steps of moments) {
          const wrong = await play(desk, steps)
          if (wrong.length > 0) expect({ after: steps, wrong }).toEqual({ after: steps, wrong: [] })
        }
      }),
      asked(16, 2000),
    )
  })
})
