import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Permission, permissions } from '../../../electron/contract/permissions.ts'
import { freshDatabase } from '../../support/database.ts'
import { gainedIn, keptOf } from '../../support/escalation-judge.ts'
import { type Outside, openOutside, sceneOf } from '../../support/escalation-scene.ts'
import { everyProcedure } from '../../support/every-procedure.ts'
import { roadsIntoAccounts } from '../../support/roads-into-accounts.ts'
import { roadsToRights } from '../../support/roads-to-rights.ts'
import { openWalkFarm, type WalkFarm } from '../../support/walk-farm.ts'
import { noRoad } from './no-road.ts'

const roads = { ...roadsIntoAccounts, ...roadsToRights }

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

const accessOf = new Map(everyProcedure.map(({ name, meta }) => [name, meta.access]))
/** The roads that this right opens a step of; what it does not open, the router refuses to whoever has it alone. */
const openedBy = (right: Permission) =>
  Object.entries(roads).filter(([, { by }]) => by.some((name) => accessOf.get(name) === right))

const inRoles = (['ADMIN', 'GROWER', 'BUYER', 'USER'] as const).map((role) => {
  return { who: role, held: { role, extra: [] }, tried: Object.entries(roads) }
})
const alone = permissions.map((right) => {
  return { who: `${right} alone`, held: { role: 'USER' as const, extra: [right] }, tried: openedBy(right) }
})

it('has every change in a road, or says why it leads to no more', () => {
  const changes = everyProcedure.filter(({ meta }) => meta.changes).map(({ name }) => name)
  const walked = new Set(Object.values(roads).flatMap(({ by }) => by))
  expect([...walked, ...Object.keys(noRoad)].toSorted()).toEqual(changes.toSorted())
})

it('knows which rights open a road', () => {
  expect(alone.filter(({ tried }) => tried.length > 0).map(({ who }) => who)).toEqual([
    'users:create alone',
    'users:update alone',
    'users:delete alone',
    'users:manage_roles alone',
    'orders:update alone',
    'system:update alone',
    'system:credentials alone',
    'api_keys:create alone',
    'api_keys:delete alone',
  ])
})

let nth = 0
describe.each([...inRoles, ...alone.filter(({ tried }) => tried.length > 0)])('$who', ({ held, tried }) => {
  it('ends with no session, no key and no account that holds more', { timeout: 240_000 }, async () => {
    const gained: Record<string, unknown> = {}
    for (const [name, { by, go }] of tried) {
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
