import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyProcedure } from '../../support/every-procedure.ts'
import { type Heard, hear, secretsIn } from '../../support/whose-answers.ts'
import { openWhoseFarm, type WhoseFarm } from '../../support/whose-farm.ts'
import { aboutWhom, readInputs } from '../../support/whose-inputs.ts'
import type { Sort } from '../../support/whose-people.ts'
import { agreed } from './agreed.ts'
import { type Reader, whoseAgreed } from './whose-agreed.ts'

let farm: WhoseFarm
beforeAll(async () => {
  farm = await openWhoseFarm()
})
afterAll(() => farm.stop())

const desk = (reader: Reader) => (reader === 'stranger' ? farm.stranger : farm.people[reader].desk)

/** Of what is another's, what stands in an answer; a refusal for want of a right names who can give it. */
const foreignIn = (reader: Reader, text: string) =>
  secretsIn(
    text,
    farm.secrets.filter(({ of }) => of !== reader),
  )

const isShut = ({ code }: Heard) => code === 'FORBIDDEN' || code === 'UNAUTHORIZED'
const outcome = (heard: readonly Heard[]) => (heard.every(isShut) ? (heard[0]?.code ?? '') : 'may')

/**
 * Asks one call with each input: a grower as they work, the others with all they could try. Whoever changes something may
 * have ended or locked their session by it.
 */
async function askAll(reader: Reader, { name, changes }: { name: string; changes: boolean }): Promise<Heard[]> {
  const { none, mine, other } = aboutWhom(farm, name)
  const heard: Heard[] = []
  const inputs = changes || reader === 'grower' ? [...none, ...mine, ...other] : readInputs(farm, name)
  for (const [i, input] of inputs.entries()) {
    if (reader !== 'stranger' && (changes || i === 0)) await farm.people[reader].letIn()
    const one = await hear(desk(reader).client, name, input)
    heard.push(one)
    if (isShut(one)) break
  }
  return heard
}

it('says of every procedure what may be seen, and of no other', () => {
  expect(everyProcedure.map(({ name }) => name).toSorted()).toEqual(Object.keys(whoseAgreed).toSorted())
})

describe('sees of others what was agreed', () => {
  // What a grower changes is the farm; of what they change for others the answers are those of the readings.
  it.each(['stranger', 'user', 'mine', 'grower'] as const)('%s', async (reader) => {
    const seen: Record<string, readonly Sort[]> = {}
    const wanted: typeof seen = {}
    const outcomes: Record<string, string> = {}
    for (const { name, meta } of everyProcedure) {
      if (meta.changes && reader === 'grower') continue
      const heard = await askAll(reader, { name, changes: meta.changes })
      outcomes[name] = outcome(heard)
      const told = heard.filter((one) => !isShut(one))
      const found = told.flatMap(({ text }) => foreignIn(reader, text).map(({ sort }) => sort))
      if (found.length > 0) seen[name] = [...new Set(found)].toSorted()
      const row = whoseAgreed[name]?.[reader] ?? []
      if (row.length > 0) wanted[name] = row
    }
    expect(seen).toEqual(wanted)
    // Nobody was sent away from what they may call: else nothing would have been looked at.
    const letter = { stranger: 'N', user: 'U', mine: 'B', grower: 'G' }[reader]
    const called = Object.keys(outcomes).filter((name) => outcomes[name] === 'may')
    expect(called).toEqual(Object.keys(outcomes).filter((name) => agreed[name]?.includes(letter)))
  })
})

it('names nobody to a customer who is refused, and tells others whom to ask', async () => {
  const shut = await hear(desk('mine').client, 'people.list', {})
  expect(shut).toMatchObject({ code: 'FORBIDDEN' })
  expect(foreignIn('mine', shut.text)).toEqual([])
  const told = await hear(desk('user').client, 'people.list', {})
  expect(told.text).toContain('Oktaviana Marangal')
})

it('answers a customer about what is another’s as about what never was', async () => {
  const differing: Record<string, [Heard, Heard]> = {}
  for (const { name, meta } of everyProcedure) {
    const { none, mine, other } = aboutWhom(farm, name)
    for (const [i, input] of other.entries()) {
      if (JSON.stringify(input) === JSON.stringify(mine[i])) continue // it names nothing that is anybody's
      if (meta.changes) await farm.people.mine.letIn()
      const unknown = await hear(desk('mine').client, name, none[i])
      if (meta.changes) await farm.people.mine.letIn()
      const foreign = await hear(desk('mine').client, name, input)
      if (JSON.stringify(unknown) !== JSON.stringify(foreign)) differing[name] = [unknown, foreign]
    }
  }
  expect(differing).toEqual({})
})
