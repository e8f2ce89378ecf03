import { describe, expect, it } from 'vitest'
import type { Columns } from '../../../../renderer/ui/chart/columns.ts'
import { plotLayout, timeAt, valueDomain, xOf, yOf } from '../../../../renderer/ui/chart/plot-layout.ts'
import { sparkShape } from '../../../../renderer/ui/chart/sparkline-path.ts'

const between = (low: number, high: number): Columns => ({ t: [0], mean: [low], min: [low], max: [high], n: [1] })
const none = { min: null, max: null, criticalMin: null, criticalMax: null }

describe('valueDomain', () => {
  it('shows the band around data that keeps to it', () => {
    expect(valueDomain(between(86, 92), { ...none, min: 85, max: 95, criticalMin: 70, criticalMax: 97 })).toEqual({
      low: 85,
      high: 97,
    })
  })

  it('leaves out a limit so far away that it would press the line flat', () => {
    expect(valueDomain(between(3900, 4400), { ...none, max: 20_000 })).toEqual({ low: 3900, high: 4400 })
  })

  it('falls back to the limits without data', () => {
    const empty: Columns = { t: [], mean: [], min: [], max: [], n: [] }
    expect(valueDomain(empty, { min: 22, max: 26, criticalMin: 18, criticalMax: 30 })).toEqual({ low: 18, high: 30 })
    expect(valueDomain(empty, none)).toEqual({ low: 0, high: 1 })
  })
})

describe('plotLayout', () => {
  const plot = plotLayout({
    width: 806,
    height: 300,
    from: 0,
    to: 3_600_000,
    columns: between(400, 2000),
    limits: none,
    format: String,
  })

  it('maps time and value to pixels and back', () => {
    expect(xOf(plot, 0)).toBe(plot.left)
    expect(xOf(plot, 3_600_000)).toBe(plot.right)
    expect(timeAt(plot, xOf(plot, 900_000))).toBeCloseTo(900_000)
    expect(timeAt(plot, -50)).toBe(0)
    expect(timeAt(plot, 9999)).toBe(3_600_000)
    expect(yOf(plot, plot.low)).toBe(plot.bottom)
    expect(yOf(plot, plot.high)).toBe(plot.top)
  })
})

describe('sparkShape', () => {
  const base = { limits: { min: 22, max: 26 }, from: 0, to: 1200, width: 76, height: 34 }

  it('gives the band a little more than half of the height', () => {
    const shape = sparkShape({ ...base, t: [0, 50], values: [24, 24] })
    expect(shape.band).toEqual({ y: 8.4, height: 17.2 })
    expect(shape.edges).toEqual([8.4, 25.6])
    expect(shape.out).toBe('')
  })

  it('draws what leaves the band a second time, joined to the line', () => {
    const shape = sparkShape({ ...base, t: [0, 50, 100, 150], values: [24, 27, 27, 24] })
    expect(shape.out.match(/M/g)).toHaveLength(1)
    expect(shape.out.match(/L/g)).toHaveLength(3)
  })

  it('lifts the pen over a silence', () => {
    const shape = sparkShape({ ...base, t: [0, 50, 600, 650], values: [24, 24, 24, 24] })
    expect(shape.ink.match(/M/g)).toHaveLength(2)
  })

  it('leaves out the edge of a limit far above the data', () => {
    const shape = sparkShape({ ...base, limits: { min: null, max: 20_000 }, t: [0, 50], values: [4000, 4300] })
    expect(shape.edges).toEqual([])
    expect(shape.band).toEqual({ y: 2, height: 30 })
  })

  it('has no line and no dot without readings', () => {
    expect(sparkShape({ ...base, t: [], values: [] })).toMatchObject({ ink: '', out: '', last: null })
  })
})
