import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Permission, permissions } from '../../../electron/contract/permissions.ts'
import { freshDatabase } from '../../support/database.ts'
import { gainedIn, keptOf } from '../../support/escalation-judge.ts'
import { roads } from '../../support/escalation-roads.ts'
import { type Held, type Outside, openOutside, sceneOf } from '../../support/escalation-scene.ts'
import { everyProcedure } from '../../support/every-procedure.ts'
import { openWalkFarm, type WalkFarm } from '../../support/walk-farm.ts'
import { noRoad } from './no-road.ts'

let walk: WalkFarm
let outside: Outside
beforeAll(async () => {
  walk = await openWalkFarm(freshDatabase)
  outside = await openOutside(walk)
})
afterAll(async () => {
  await outside.stop()
  await walk.stop()
})

const alone = (right: Permission): [string, Held] => [`${right} alone`, { role: 'USER', extra: [right] }]
const attackers: [string, Held][] = [
  ...(['ADMIN', 'GROWER', 'BUYER', 'USER'] as const).map((role): [string, Held] => [role, { role, extra: [] }]),
  ...permissions.map(alone),
]

it('has every change in a road, or says why it leads to no more', () => {
  const changes = everyProcedure.filter(({ meta }) => meta.changes).map(({ name }) => name)
  const walked = Object.values(roads).flatMap(({ by }) => by)
  expect([...walked, ...Object.keys(noRoad)].toSorted()).toEqual(changes.toSorted())
})

let nth = 0
describe.each(attackers)('%s', (_who, held) => {
  it('ends with no session, no key and no account that holds more', { timeout: 240_000 }, async () => {
    const gained: Record<string, unknown> = {}
    for (const [name, { by, go }] of Object.entries(roads)) {
      nth += 1
      const scene = await sceneOf(walk, outside, { nth, held })
      const before = await keptOf(scene)
      await go(scene)
      expect(by.filter((each) => !scene.called.has(each))).toEqual([])
      const more = await gainedIn(scene, before)
      if (more.length > 0) gained[name] = more
    }
    expect(gained).toEqual({})
  })
})
