import fc from 'fast-check'
import { plainInput } from './every-procedure.ts'
import { ask } from './fuzz-ask.ts'
import type { FuzzFarm, Lane } from './fuzz-farm.ts'
import { aboutRecords } from './fuzz-records.ts'
import { hostileInput } from './hostile.ts'

/** How often each answer came, and what should not have: the input that brought it and what is known of it. */
export type Told = { inputs: number; codes: Map<string, number>; bad: string[] }

/** Fields that name a host or a port: their own value comes back, so that no input reaches out to one of its choosing. */
const places: Record<string, readonly string[]> = {
  'setup.testDatabase': ['url'],
  'settings.saveBroker': ['url', 'embedded'],
  'settings.testBroker': ['url', 'embedded'],
  'mail.save': ['host', 'port'],
  'mail.test': ['host', 'port'],
  'providers.save': ['issuer'],
  'providers.test': ['issuer'],
  'keys.saveDoor': ['enabled', 'open', 'port'],
  'ports.addPath': ['path'],
}

function inPlace(name: string, input: unknown): unknown {
  const plain = plainInput[name] as Record<string, unknown> | undefined
  const held = (places[name] ?? []).filter(
    (field) =>
      typeof input === 'object' && input !== null && typeof Reflect.get(input, field) === typeof plain?.[field],
  )
  return held.length === 0 ? input : { ...(input as object), ...Object.fromEntries(held.map((f) => [f, plain?.[f]])) }
}

/** Hostile inputs of a procedure, half of them about records that are there. */
export function inputsOf(
  name: string,
  { records, count, seed }: { records: FuzzFarm['records']; count: number; seed: number },
) {
  const plain = plainInput[name]
  const real = aboutRecords(name, plain, records)
  const some = real === undefined ? hostileInput(plain) : fc.oneof(hostileInput(plain), hostileInput(real))
  return fc.sample(some, { seed, numRuns: count }).map((input) => inPlace(name, input))
}

const leastTold = 3

/** Asks each input at the next free desk. `mayNot`: whoever is there may not have it done. */
export async function runInputs(
  farm: FuzzFarm,
  {
    name,
    lanes,
    inputs,
    mayNot,
  }: { name: string; lanes: readonly Lane[]; inputs: readonly unknown[]; mayNot: boolean },
): Promise<Told> {
  const told: Told = { inputs: inputs.length, codes: new Map(), bad: [] }
  const one = async (lane: Lane, input: unknown) => {
    let { code, fault } = await ask(lane.client, name, input)
    // A call may well have ended or locked the session, or its proof is old: that is its business, and is mended.
    if (!mayNot && ['UNAUTHORIZED', 'LOCKED', 'STEP_UP_NEEDED'].includes(code)) {
      await lane.letIn()
      ;({ code, fault } = await ask(lane.client, name, input))
    }
    told.codes.set(code, (told.codes.get(code) ?? 0) + 1)
    const refused = [lane.letter === 'N' ? 'UNAUTHORIZED' : 'FORBIDDEN', 'BAD_REQUEST'].includes(code)
    if (fault === null && (refused || !mayNot)) return
    const id = /E-[0-9A-F]{6}/.exec(fault ?? '')?.[0]
    if (told.bad.length < leastTold) {
      const log = id === undefined ? '' : (await farm.logged(id)).slice(0, 2500)
      told.bad.push(
        `${lane.letter} ${code} ${fault?.slice(0, 1000) ?? ''}\n  ${fc.stringify(input).slice(0, 600)}\n  ${log}`,
      )
    } else told.bad.push(code)
  }
  // Each desk its own share: whoever is refused soonest would else be asked nearly all of them.
  await Promise.all(
    lanes.map(async (lane, first) => {
      for (let at = first; at < inputs.length; at += lanes.length) await one(lane, inputs[at])
    }),
  )
  return told
}
