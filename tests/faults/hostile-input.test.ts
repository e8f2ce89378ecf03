import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agreed } from '../integration/who-may/agreed.ts'
import { everyProcedure } from '../support/every-procedure.ts'
import { type FuzzFarm, openFuzzFarm } from '../support/fuzz-farm.ts'
import { inputsOf, runInputs, type Told } from '../support/fuzz-run.ts'

const isLong = process.env.MASH_LONG === '1'
/** The short form asks the same questions every time, so that a change is what makes it fail; the long one asks new ones. */
const seed = Number(process.env.MASH_SEED ?? (isLong ? Date.now() % 2 ** 31 : 20_261_125))
/** `2/8`: the second of eight parts of the long form, each a run of its own. */
const [part = 1, parts = 1] = (process.env.MASH_PART ?? '1/1').split('/').map(Number)

/**
 * Many of their inputs cost a bcrypt comparison of a quarter of a second, by design: the short form asks each of them
 * ten. In the long form no procedure is asked less than the others.
 */
const slow = [
  'identity.signIn',
  'identity.unlock',
  'identity.stepUp',
  'identity.switchTo',
  'account.changePassword',
  'account.setPin',
  'identity.reset',
]
const perProcedure = Number(process.env.MASH_INPUTS ?? (isLong ? 10_000 : 70))
/** So often the doors that wrong passwords have shut are opened, or nearly all inputs would meet the lock-out alone. */
const forgiveEvery = 2500
/** Of all inputs, the part of people who may not have it done, as far as there are any; the owner gets the rest. */
const shareOfOthers = 0.3
const inputsFor = (name: string) => (!isLong && slow.includes(name) ? 10 : perProcedure)

let farm: FuzzFarm
let farmOf = ''
/** The long form opens a farm for each procedure: what ten thousand inputs leave behind slows no other one down. */
async function farmFor(name: string): Promise<FuzzFarm> {
  if (!isLong || farmOf === name) return farm
  await farm.stop()
  farm = await openFuzzFarm()
  farmOf = name
  return farm
}

let total = 0
/** One line for each procedure as it ends, so that a run that is cut off has still said something. */
function report(name: string, who: string, { inputs, codes, bad }: Told, ms: number): void {
  total += inputs
  if (!isLong && bad.length === 0) return
  const counts = [...codes].toSorted((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`)
  const line = `${name} ${who} ${inputs} inputs ${bad.length} bad ${(ms / 1000).toFixed(1)} s: ${counts.join(', ')}`
  if (process.env.MASH_REPORT !== undefined) appendFileSync(process.env.MASH_REPORT, [line, ...bad, ''].join('\n'))
  process.stdout.write(`${line}\n`)
}

beforeAll(async () => {
  farm = await openFuzzFarm()
})
afterAll(async () => {
  await farm.stop()
  process.stdout.write(`hostile inputs: ${total} of ${names.length} procedures, seed ${seed}\n`)
})

const names = everyProcedure.map(({ name }) => name).filter((_, at) => at % parts === part - 1)
const longMs = 4 * 3_600_000 // on a busy machine
describe.each(names)('%s', { timeout: longMs }, (name) => {
  const run = async (who: 'owner' | 'others', lanes: FuzzFarm['owners'], count: number) => {
    const began = performance.now()
    const here = await farmFor(name)
    const inputs = inputsOf(name, { records: here.records, count, seed: seed + (who === 'owner' ? 0 : 1) })
    const all: Told = { inputs: 0, codes: new Map(), bad: [] }
    for (let at = 0; at < inputs.length; at += forgiveEvery) {
      await here.forgive()
      const asked = { name, lanes, inputs: inputs.slice(at, at + forgiveEvery), mayNot: who === 'others' }
      const told = await runInputs(here, asked)
      all.inputs += told.inputs
      for (const [code, many] of told.codes) all.codes.set(code, (all.codes.get(code) ?? 0) + many)
      all.bad.push(...told.bad)
    }
    report(name, who, all, performance.now() - began)
    expect(all.bad.slice(0, 5), `${all.bad.length} bad, seed ${seed}`).toEqual([])
  }

  const mayNot = ({ letter }: { letter: string }) => agreed[name]?.includes(letter) === false
  it('never does for those who may not what they may not', async ({ skip }) => {
    const { others } = await farmFor(name)
    if (!others.some(mayNot)) skip()
    await run('others', others.filter(mayNot), Math.round(inputsFor(name) * shareOfOthers))
  })

  it('answers the owner with a refusal or a result, never with a fault', async () => {
    const { owners, others } = await farmFor(name)
    const ofOthers = others.some(mayNot) ? Math.round(inputsFor(name) * shareOfOthers) : 0
    await run('owner', owners, inputsFor(name) - ofOthers)
  })
})
