import { isDeepStrictEqual } from 'node:util'
import * as liveness from '../chamber-model/chamber-liveness.ts'
import * as model from '../chamber-model/chamber-model.ts'
import { type Farm, minute, second } from '../chamber-model/chamber-words.ts'
import type { Database } from '../database.ts'
import { happens, type Play, type Side, type Step, settle } from './chamber-happenings.ts'
import { openDesktop, readRows, type StoredRow } from './desktop.ts'

function same(what: string, { must, is, after }: { must: unknown; is: unknown; after: Step }): void {
  if (isDeepStrictEqual(must, is)) return
  throw new Error(`${what} after ${JSON.stringify(after)}\nmust ${JSON.stringify(must)}\nis   ${JSON.stringify(is)}`)
}

function compareKnown({ farm, sides }: Play, after: Step): void {
  for (const { name, must, is } of sides) {
    const { is: told, limits } = is.known()
    // Learned where it speaks rarely; never more than some minutes.
    if (limits.staleMs < 30 * second || limits.staleMs > 7.5 * minute)
      throw new Error(`limits ${JSON.stringify(limits)}`)
    same(`known at ${name}`, { must: liveness.known(farm, must, limits), is: told, after })
  }
}

const byTime = (a: StoredRow, b: StoredRow) =>
  a.at - b.at || (a.sensor < b.sensor ? -1 : a.sensor > b.sensor ? 1 : a.value - b.value)

async function compareStored(play: Play, after: Step): Promise<void> {
  const must = Object.values(play.farm.rows).map(({ sensor, row }) => ({ sensor, ...row }))
  const is = (await readRows(play)).map(({ sensor, value, quality, at }) => ({ sensor, at, value, quality }))
  const [a, b] = [must.toSorted(byTime), is.toSorted(byTime)]
  const apart = a.findIndex((row, i) => !isDeepStrictEqual(row, b[i]))
  const from = apart < 0 ? a.length : apart
  same('stored', { must: a.slice(from, from + 2), is: b.slice(from, from + 2), after })
}

/** Plays one life of a chamber that two desktops hear; throws at the first thing that is not the same. */
export async function playChamber(
  own: Database,
  { chamberId, userId, steps }: { chamberId: string; userId: string; steps: Step[] },
): Promise<number> {
  const epochMs = Date.UTC(2026, 10, 23, 4)
  const world = { now: 0, epochMs }
  const farm: Farm = { now: 0, epochMs, desktops: {}, rows: {}, lastSeenMs: null }
  const sides: Side[] = []
  for (const [name, offMs] of [
    ['one', 0],
    ['other', 20_137],
  ] as const) {
    const must = model.newDesktop(0, offMs)
    const is = await openDesktop({ own, chamberId, userId, world, offMs: () => must.offMs })
    is.restart()
    sides.push({ name, must, is })
  }
  const play: Play = { farm, world, sides, deviceOff: 0, no: 0, own, chamberId }
  try {
    for (const [i, one] of steps.entries()) {
      await happens[one.what](play, one.a, one.b)
      compareKnown(play, one)
      if (i % 4 === 3 || i === steps.length - 1) {
        for (const side of i % 8 === 3 ? sides : sides.toReversed()) await settle(play, side)
        await compareStored(play, one)
      }
    }
  } finally {
    for (const { is } of sides) is.close()
  }
  return steps.length
}
