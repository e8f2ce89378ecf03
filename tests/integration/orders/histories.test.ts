import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untrueIn } from '../../support/books.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Desk, prepare } from '../../support/clerks.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { asked, type Step, step } from '../../support/histories.ts'
import { addProduct } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm, testPassword } from '../../support/test-farm.ts'

/** One clerk does something, or two do at the same moment. */
const moment = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(step) },
  { weight: 1, arbitrary: fc.tuple(step, step) },
) as fc.Arbitrary<Step[]>
const history = fc.record({
  stocks: fc.array(fc.integer({ min: 5, max: 20 }), { minLength: 1, maxLength: 2 }),
  // An order to deal with from the beginning.
  placed: fc.record({
    quantity: fc.integer({ min: 1, max: 5 }),
    told: fc.boolean(),
    ahead: fc.constantFrom(0, 0, 2, 4),
  }),
  moments: fc.array(moment, { minLength: 6, maxLength: 14, size: 'max' }),
})

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('any history of two clerks on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let clerks: [TestClient, TestClient]
  let chamberId: string
  let provenAt = Date.now()
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

  /** A long run outlives the ten minutes for which a proof of who one is counts, which a large refund asks for. */
  async function proveAgain(): Promise<void> {
    if (Date.now() - provenAt < 5 * 60_000) return
    for (const clerk of clerks) await clerk.identity.stepUp({ password: testPassword })
    provenAt = Date.now()
  }

  /** Plays one moment; gives every sentence that is not true afterwards. */
  async function play(desk: Desk, steps: readonly Step[]): Promise<string[]> {
    const before = await own.db.auditLog.count()
    const [first] = clerks
    // Both look before one acts: what they know is as old as it would be at two desks.
    const acts = await Promise.all(steps.map((one, i) => prepare(clerks[i] ?? first, desk, one)))
    const outcomes = await Promise.all(acts.map((act) => (act ? act() : Promise.resolve({ done: false, wrong: [] }))))
    const wrong = outcomes.flatMap((outcome) => outcome.wrong)
    const [rows, done] = [(await own.db.auditLog.count()) - before, outcomes.filter((outcome) => outcome.done).length]
    if (rows !== done) wrong.push(`${done} changes left ${rows} audit rows`)
    return [...wrong, ...(await untrueIn(own.db, desk))]
  }

  it('leaves stock, money, numbers and audit true after every step', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ stocks, placed, moments }) => {
        await proveAgain()
        const desk: Desk = { productIds: [], orderIds: [], chamberId }
        for (const stock of stocks) desk.productIds.push((await addProduct(own.db, { stock })).id)
        const lines = [{ product: 0, quantity: placed.quantity }]
        const begin: Step = { do: 'place', lines, discountCentavos: null, shippingCentavos: null, told: placed.told }
        const next: Step = { do: 'move', order: 0, move: 'next' }
        const ahead: Step[] =
          placed.ahead === 0 ? [] : [{ do: 'release', order: 0 }, ...Array<Step>(placed.ahead).fill(next)]
        for (const steps of [[begin], ...ahead.map((one) => [one]), ...moments]) {
          const wrong = await play(desk, steps)
          if (wrong.length > 0) expect({ after: steps, wrong }).toEqual({ after: steps, wrong: [] })
        }
      }),
      asked(8, 2000),
    )
  })
})
