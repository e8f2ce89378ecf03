import { describe, expect, it } from 'vitest'
import type { ChamberLive } from '../../../../electron/contract/chambers/chambers.ts'
import type { SensorState } from '../../../../electron/contract/chambers/condition.ts'
import { agedLive } from '../../../../renderer/features/chambers/aged-live.ts'
import { chamberView } from '../../../../renderer/features/chambers/chamber-state.ts'
import { conditionOf, noon, sampleChamber, sampleLive, secondsBefore } from '../../chambers/chamber-sample.ts'

/** What the host said `seconds` ago, and nothing since. */
function heard(seconds: number, changes: Partial<ChamberLive> = {}): ChamberLive {
  const live = sampleLive()
  const readings = live.readings.map((reading) => ({ ...reading, measuredAt: secondsBefore(seconds) }))
  const sensors = live.sensors.map((one) => ({ ...one, heardAt: secondsBefore(seconds) }))
  const { sensors: given = sensors, ...more } = changes
  return {
    ...{ ...live, heardAt: secondsBefore(seconds), readings, ...more },
    sensors: given.map((one) => ({ ...one, heardAt: secondsBefore(seconds) })),
  }
}
const aged = (...of: Parameters<typeof heard>) => agedLive(heard(...of), noon.getTime())
const state = (changes: Partial<SensorState>): SensorState => ({
  sensorId: 'fruiting co2',
  trust: 'fresh',
  verdict: { side: 'above', critical: true, limit: 1500 },
  mark: 'bad',
  heardAt: null,
  ...changes,
})

describe('while the host is out of reach', () => {
  it.each([
    [29, 'live', 'ok', 'fresh', 'ok'],
    [30, 'stale', 'stale', 'stale', 'stale'],
    [59, 'stale', 'stale', 'stale', 'stale'],
    [60, 'silent', 'silent', 'quiet', 'stale'],
    [299, 'silent', 'silent', 'quiet', 'stale'],
    [300, 'offline', 'offline', 'old', 'none'],
  ] as const)('what was heard %d s ago is %s', (seconds, liveness, kind, trust, mark) => {
    const { sensors, ...live } = aged(seconds)
    expect(live).toMatchObject({ liveness, condition: { kind } })
    expect(sensors.every((one) => one.trust === trust && one.mark === mark)).toBe(true)
    expect(sensors.every(({ verdict }) => (verdict === null) === seconds >= 60)).toBe(true)
  })

  it('is never made better than the host said', () => {
    const dead = { liveness: 'offline', condition: conditionOf('offline', 'bad') } as const
    expect(aged(5, dead)).toMatchObject({ liveness: 'offline', condition: { kind: 'offline' } })
    expect(aged(400, { liveness: 'waiting', condition: conditionOf('waiting', 'none') }).liveness).toBe('waiting')
    expect(aged(5, { sensors: [state({ trust: 'quiet', verdict: null, mark: 'stale' })] }).sensors[0]?.trust).toBe(
      'quiet',
    )
    expect(aged(5, { sensors: [state({ trust: 'old', verdict: null, mark: 'none' })] }).sensors[0]?.trust).toBe('old')
  })

  it('keeps what is worse than stale, until nobody can know', () => {
    const condition = conditionOf('critical', 'bad', { sensorId: 'fruiting co2' })
    const now = aged(40, { condition, sensors: [state({})] })
    expect(now).toMatchObject({ liveness: 'stale', condition: { kind: 'critical', sensorId: 'fruiting co2' } })
    expect(now.sensors[0]).toMatchObject({ trust: 'stale', mark: 'bad', verdict: { limit: 1500 } })
    expect(aged(70, { condition, sensors: [state({})] })).toMatchObject({
      condition: { kind: 'silent', mark: 'bad', sensorId: null, known: 0, since: secondsBefore(70) },
      sensors: [{ trust: 'quiet', verdict: null, mark: 'stale' }],
    })
  })

  it('does not say of a frozen or dead sensor that it is only stale', () => {
    const trusts = (['frozen', 'error', 'dead'] as const).map((trust) => state({ trust, verdict: null, mark: 'watch' }))
    expect(aged(70, { sensors: trusts }).sensors.map(({ trust }) => trust)).toEqual(['frozen', 'error', 'dead'])
    expect(aged(300, { sensors: trusts }).sensors.map(({ trust }) => trust)).toEqual(['old', 'old', 'old'])
  })

  it('makes one value old by its own age', () => {
    const live = heard(5)
    const own = live.sensors.map((one, i) => (i === 0 ? { ...one, heardAt: secondsBefore(70) } : one))
    const { sensors, condition } = agedLive({ ...live, sensors: own }, noon.getTime())
    expect(sensors.map(({ trust }) => trust)).toEqual(['quiet', 'fresh', 'fresh', 'fresh', 'fresh', 'fresh'])
    expect(condition.kind).toBe('ok')
  })

  it('is as old as it was received, whatever the device says of the time, by the limits of its chamber', () => {
    const live = heard(70, { limits: { staleMs: 150_000, quietMs: 300_000, oldMs: 600_000 } })
    const readings = live.readings.map((one) => ({ ...one, measuredAt: secondsBefore(3600) }))
    const aged = agedLive({ ...live, readings }, noon.getTime())
    expect(aged).toMatchObject({ liveness: 'live', condition: { kind: 'ok' } })
    expect(aged.sensors.every(({ trust }) => trust === 'fresh')).toBe(true)
  })

  it('is what the page then shows', () => {
    const shown = (isHostLost: boolean) => chamberView(sampleChamber(), heard(70), noon.getTime(), isHostLost).liveness
    expect([shown(true), shown(false)]).toEqual(['silent', 'live'])
  })
})
