import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../support/database.ts'
import { leftBy, notYet } from '../../support/effects/index.ts'
import { compared, leftBetween } from '../../support/effects/left.ts'
import { rowsOf } from '../../support/effects/rows.ts'
import { everyProcedure } from '../../support/every-procedure.ts'
import { until } from '../../support/until.ts'
import { changeInput, type Outside, openOutside } from '../../support/walk-changes.ts'
import { openWalkFarm, type WalkFarm } from '../../support/walk-farm.ts'

const roomOf = (name: string) => name.split('.')[0] ?? ''
const changes = everyProcedure.filter(({ meta }) => meta.changes).map(({ name }) => name)
const looked = changes.filter((name) => !notYet.includes(roomOf(name)))

it('every change says what it leaves, or its room is named as not yet written', () => {
  expect(Object.keys(leftBy).toSorted()).toEqual(looked.toSorted())
})

describe('what a change leaves in all tables, by difference', { timeout: 60_000 }, () => {
  let walk: WalkFarm
  let outside: Outside
  beforeAll(async () => {
    walk = await openWalkFarm(freshDatabase)
    outside = await openOutside(await walk.mover())
    // The mail about what stands around the farm is no call's doing.
    await until(
      'the mail is out',
      async () => (await walk.db.notification.count({ where: { nextRetryAt: { not: null } } })) === 0,
    )
  })
  afterAll(async () => {
    await outside.stop()
    await walk.stop()
  })

  it.each(looked)('%s leaves its rows and its line in the trail, and nothing else', async (name) => {
    const mover = await walk.mover()
    const input = await changeInput(name, { ...outside, walk, mover })
    walk.clock.ms += 1000 // what the call writes says another moment than what it was given
    const before = await rowsOf(walk.db)
    const { code } = await walk.see(mover, name, input)
    const known = {
      ids: { [mover.id]: '<mover>', [mover.caller.ipAddress ?? '']: '<desk>' },
      now: new Date(walk.clock.ms),
    }
    const left = leftBetween(before, await rowsOf(walk.db), known)
    expect({ code, left: compared(left) }).toEqual({ code: 'done', left: compared(leftBy[name] ?? {}) })
  })
})
