import { procedure } from '../../electron/contract/base.ts'
import { contract } from '../../electron/contract/index.ts'
import { codeOf } from './outcome.ts'

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
export const provoked = (name: string) => ({ refused: name.split(' ')[1], allowed: 'done' })
export async function provoke(row: Provoked | undefined): Promise<{ refused: string; allowed: string } | null> {
  return row ? { refused: await codeOf(row.refused()), allowed: await codeOf(row.allowed()) } : null
}
