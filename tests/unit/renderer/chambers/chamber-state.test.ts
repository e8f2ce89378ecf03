import { describe, expect, it } from 'vitest'
import type { ChamberLive } from '../../../../electron/contract/chambers/chambers.ts'
import type { ConditionKind, Mark } from '../../../../electron/contract/chambers/condition.ts'
import { chamberView, countConditions, orderViews } from '../../../../renderer/features/chambers/chamber-state.ts'
import { conditionOf, noon, sampleChamber, sampleLive } from '../../chambers/chamber-sample.ts'

const view = (live: ChamberLive | null, name?: string) => chamberView(sampleChamber(name), live, noon.getTime(), false)

describe('a chamber as the host says it', () => {
  it('is shown as it was judged, however old it is, while the host answers', () => {
    const live = sampleLive({
      heardAt: new Date(0),
      condition: conditionOf('critical', 'bad', { sensorId: 'fruiting co2', known: 5 }),
    })
    const shown = view(live)
    expect(shown).toMatchObject({ liveness: 'live', condition: { kind: 'critical', mark: 'bad', known: 5 } })
    expect(shown.condition.reading).toMatchObject({ sensor: { id: 'fruiting co2' }, value: 800, trust: 'fresh' })
    expect(shown.readings.map(({ sensor, value }) => [sensor.id, value])).toContainEqual(['spawning co2', 4200])
  })

  it('has no value for a sensor that was never heard', () => {
    const live = sampleLive()
    const [missing] = view({ ...live, readings: live.readings.slice(1) }).readings
    expect(missing).toMatchObject({ sensor: { id: 'fruiting temperature' }, value: null, measuredAt: null })
  })

  it('waits until the host has said anything', () => {
    const shown = view(null)
    expect(shown).toMatchObject({
      live: null,
      liveness: 'waiting',
      condition: { kind: 'waiting', mark: 'none', all: 6 },
    })
    expect(
      shown.readings.every(({ trust, mark, value }) => trust === 'missing' && mark === 'none' && value === null),
    ).toBe(true)
  })
})

describe('order and counts', () => {
  const as = (kind: ConditionKind, mark: Mark, name: string) =>
    view(sampleLive({ condition: conditionOf(kind, mark) }), name)
  const views = [
    as('ok', 'ok', 'House 10'),
    as('stale', 'stale', 'House 3'),
    as('ok', 'ok', 'House 9'),
    as('critical', 'bad', 'House 7'),
    as('partial', 'watch', 'House 8'),
    as('offline', 'bad', 'House 1'),
  ]
  const namesOf = (ordered: typeof views) => ordered.map(({ chamber }) => chamber.name.replace('House ', ''))

  it('puts the worst first and equals by name, numbers as numbers', () => {
    expect(namesOf(orderViews(views, 'worst'))).toEqual(['7', '1', '8', '3', '9', '10'])
  })

  it('orders by name alone when asked', () => {
    expect(namesOf(orderViews(views, 'name'))).toEqual(['1', '3', '7', '8', '9', '10'])
  })

  it('counts conditions, worst first, without zeros', () => {
    expect(countConditions(views)).toEqual([
      { kind: 'critical', mark: 'bad', count: 1 },
      { kind: 'offline', mark: 'bad', count: 1 },
      { kind: 'partial', mark: 'watch', count: 1 },
      { kind: 'stale', mark: 'stale', count: 1 },
      { kind: 'ok', mark: 'ok', count: 2 },
    ])
  })
})
