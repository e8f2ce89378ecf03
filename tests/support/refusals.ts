import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { procedure } from '../../electron/contract/base.ts'
import { contract } from '../../electron/contract/index.ts'
import { type Database, freshDatabase } from './database.ts'
import { codeOf } from './outcome.ts'
import { openOwnersFarm } from './owners-farm.ts'
import type { TestClient, TestFarm } from './test-farm.ts'

/** A call that is refused for one reason alone, and the same with that one thing right: the last that is allowed. */
export type Provoked = { refused: () => Promise<unknown>; allowed: () => Promise<unknown> }
/** By `orders.move NOT_RELEASED`. */
export type Refusals = Record<string, Provoked>

type Feature = keyof typeof contract
type Errors = { '~orpc': { errorMap: Record<string, unknown> } }
const errorsOf = (one: Errors) => Object.keys(one['~orpc'].errorMap)
const ofAll = errorsOf(procedure({ access: 'anyone', changes: false }))

/** What the contract says may be refused in these rooms, besides what any call may be. */
export const namedRefusals = (features: readonly Feature[]): string[] =>
  features.flatMap((feature) =>
    Object.entries(contract[feature] as Record<string, Errors>).flatMap(([name, one]) =>
      errorsOf(one)
        .filter((code) => !ofAll.includes(code))
        .map((code) => `${feature}.${name} ${code}`),
    ),
  )

/** What came of both calls, as it should be. */
const provoked = (name: string) => ({ refused: name.split(' ')[1], allowed: 'done' })
async function provoke(row: Provoked | undefined): Promise<{ refused: string; allowed: string } | null> {
  return row ? { refused: await codeOf(row.refused()), allowed: await codeOf(row.allowed()) } : null
}

type Options = Parameters<typeof openOwnersFarm>[1]
/**
 * One test for each refusal that is named, on a farm of its own with Ana, its owner, at the desk. One that nobody
 * provokes fails, and so does one that is provoked and not named.
 */
export function describeRefusals(
  named: readonly string[],
  rowsOf: (own: Database, ana: TestClient, farm: TestFarm) => Refusals | Promise<Refusals>,
  options: () => Options | Promise<Options> = () => ({}),
): void {
  describe('each refusal that the contract names', () => {
    let opened: Awaited<ReturnType<typeof openOwnersFarm>>
    let rows: Refusals
    beforeAll(async () => {
      opened = await openOwnersFarm(freshDatabase, await options())
      rows = await rowsOf(opened.own, opened.ana, opened.farm)
    })
    afterAll(async () => {
      await opened.farm.stop()
      await opened.own.drop()
    })

    it('is provoked below, and nothing else is', () => {
      expect(Object.keys(rows).toSorted()).toEqual(named.toSorted())
    })
    it.each(named)('%s comes for its own reason alone', async (name) => {
      expect(await provoke(rows[name])).toEqual(provoked(name))
    })
  })
}
