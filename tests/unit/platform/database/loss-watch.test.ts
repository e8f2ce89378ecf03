import { expect, it } from 'vitest'
import { watchForLoss } from '../../../../electron/platform/database/loss-watch.ts'
import { createStateKeeper } from '../../../../electron/platform/database/state-keeper.ts'
import { until } from '../../../support/until.ts'

const away = () => Object.assign(new Error('x'), { cause: { kind: 'DatabaseNotReachable' } })

/** A database that is away until `comesBack`, and counts how often it is asked. */
function lostDatabase() {
  const told: string[] = []
  const keeper = createStateKeeper((state) => told.push(state.state))
  keeper.set({ state: 'ready' })
  const pauses: number[] = []
  const watch = watchForLoss(keeper, async (ms, signal) => {
    pauses.push(ms)
    await new Promise(setImmediate)
    return !signal.aborted
  })
  const world = { isAway: true, probes: 0 }
  watch.probeWith(async () => {
    world.probes += 1
    if (world.isAway) {
      watch.onError(away())
      throw away()
    }
    watch.onAnswer()
  })
  return { told, watch, world, pauses, comesBack: () => (world.isAway = false) }
}

it('tells lost once, probes with growing pauses, and tells ready', async () => {
  const { told, watch, world, pauses, comesBack } = lostDatabase()
  watch.onError(away())
  watch.onError(away())
  await until('it has asked eight times', () => world.probes >= 8)
  expect(told).toEqual(['ready', 'lost'])
  // Each a quarter more or less, so that many desktops do not come back in step.
  for (const [index, middle] of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000].entries()) {
    expect(pauses[index]).toBeGreaterThanOrEqual(middle * 0.75)
    expect(pauses[index]).toBeLessThanOrEqual(middle * 1.25)
  }
  comesBack()
  await until('it says ready', () => told.at(-1) === 'ready')
  const asked = world.probes
  await new Promise(setImmediate)
  expect([told, world.probes]).toEqual([['ready', 'lost', 'ready'], asked])
})

it('asks nothing while all is well, so that a serverless database can sleep', () => {
  const { world, watch, pauses } = lostDatabase()
  watch.onAnswer()
  watch.onError(Object.assign(new Error('x'), { cause: { kind: 'UniqueConstraintViolation' } }))
  expect([world.probes, pauses]).toEqual([0, []])
})

it('takes any answer for life, an error of the server too', () => {
  const { told, watch } = lostDatabase()
  watch.onError(away())
  watch.onError(Object.assign(new Error('x'), { cause: { kind: 'UniqueConstraintViolation' } }))
  expect(told).toEqual(['ready', 'lost', 'ready'])
  watch.stop()
})

it('stops with the database', async () => {
  const { world, watch } = lostDatabase()
  watch.onError(away())
  watch.stop()
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate)
  expect(world.probes).toBe(0)
})
