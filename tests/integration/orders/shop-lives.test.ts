import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asked } from '../../support/histories.ts'
import { type LifeFarm, openLifeFarm } from '../../support/shop-life/life.ts'
import { step } from '../../support/shop-life/life-steps.ts'
import { type Moment, playLife } from '../../support/shop-life/play-life.ts'
import { rulesOf } from '../../support/shop-life/store-steps.ts'

let farm: LifeFarm
beforeAll(async () => {
  farm = await openLifeFarm()
})
afterAll(() => farm.stop())

/** One clerk does something, or two do at the same moment. */
const moment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ steps: fc.tuple(step) }) },
  { weight: 1, arbitrary: fc.record({ steps: fc.tuple(step, step) }) },
)
const life = fc.record({
  rules: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map(([a, b, c]) => rulesOf(a, b, c)),
  moments: fc.array(moment, { minLength: 20, maxLength: 40, size: 'max' }),
})
/** Some 35 steps each: the long form plays a hundred thousand. */
const lives = asked(18, 3000)

it('any life of a shop is stored, owed, promised and refused as the decisions say', {
  timeout: 36_000_000,
}, async () => {
  let steps = 0
  const play = fc.asyncProperty(life, async (one) => {
    steps += await playLife(farm, one)
  })
  // What failed is told with its last steps; a shorter way would be looked for on a farm that has gone on.
  await fc.assert(play, { ...lives, endOnFailure: true })
  expect(steps).toBeGreaterThan(lives.numRuns * 10)
})
