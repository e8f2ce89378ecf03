import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addChamber } from '../../support/chambers.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { addProduct } from '../../support/sell.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

const now = new Date('2026-11-24T02:00:00Z')
const hourMs = 3_600_000

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('a harvest, on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(open, { now: () => now }))
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  /** Means of a quarter of an hour: how long ago, how many readings, their sum. */
  const measure = async (sensorId: string, rows: readonly (readonly [hoursAgo: number, n: number, sum: number])[]) => {
    for (const [hoursAgo, n, sum] of rows) {
      const bucket = new Date(now.getTime() - hoursAgo * hourMs)
      const mean = sum / n
      await own.db.sensorRollup.create({
        data: { sensorId, step: 900, bucket, n, sum, min: mean, max: mean, last: mean, lastAt: bucket },
      })
    }
  }

  it('links its batch to the chamber, the room and the climate of the flush', async () => {
    const chamber = await addChamber(own.db, 'MASH-H1')
    const sensors = await own.db.sensor.findMany({ where: { deviceId: chamber.deviceId } })
    const sensor = (type: string, room: string) => {
      const found = sensors.find((each) => {
        const { calibration } = each
        return each.type === type && calibration !== null && JSON.stringify(calibration).includes(`"${room}"`)
      })
      if (!found) throw new Error(`no ${type} in ${room}`)
      return found.id
    }
    // Weighed by how many readings stand behind each mean; what is older than the flush does not count.
    await measure(sensor('temperature', 'fruiting'), [
      [1, 10, 180],
      [100, 30, 600],
      [8 * 24, 10, 500],
    ])
    await measure(sensor('humidity', 'fruiting'), [[2, 4, 360]])
    await measure(sensor('temperature', 'spawning'), [[1, 1, 30]])
    const oyster = await addProduct(own.db, { stock: 0, name: 'Oyster, fresh' })
    const batch = await ana.stock.harvest({
      ...{ productId: oyster.id, chamberId: chamber.deviceId, room: 'fruiting', quantity: 12, notes: 'second flush' },
    })
    expect(batch).toMatchObject({
      harvestedAt: now,
      remaining: 12,
      received: 12,
      chamber: { id: chamber.deviceId, room: 'fruiting' },
      climate: { temperature: 19.5, humidity: 90, co2: null },
    })
    const [movement] = await own.db.stockMovement.findMany({ where: { productId: oyster.id } })
    expect(movement).toMatchObject({ type: 'received', quantity: 12, documentType: 'harvest', batchId: batch.id })
    expect((await own.db.product.findUniqueOrThrow({ where: { id: oyster.id } })).stock).toBe(12)
  })

  it('is written once, however often the same request comes; so are the other movements of a person', async () => {
    const { deviceId: chamberId } = await addChamber(own.db, 'MASH-H3')
    const { id: productId } = await addProduct(own.db, { stock: 0, name: 'King oyster' })
    const request = (operationId = randomUUID()) => ({ productId, reason: 'bought', notes: '', operationId })
    const harvest = { ...request(), chamberId, room: 'fruiting' as const, quantity: 5 }
    const batches = await Promise.all([ana.stock.harvest(harvest), ana.stock.harvest(harvest)])
    expect(new Set(batches.map(({ id }) => id)).size).toBe(1)
    const receive = { ...request(), quantity: 7, harvestedAt: null, sellBy: null }
    const received = await Promise.all([ana.stock.receive(receive), ana.stock.receive(receive)])
    expect(new Set(received.map(({ id }) => id)).size).toBe(1)
    // Out of two batches: two movements grant one request.
    const writeOff = { ...request(), batchId: null, quantity: 6, type: 'damaged' as const }
    const first = await ana.stock.writeOff(writeOff)
    expect(first).toHaveLength(2)
    expect((await ana.stock.writeOff(writeOff)).map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort())
    const adjust = { ...request(), difference: 2 }
    await ana.stock.adjust(adjust)
    await ana.stock.adjust(adjust)
    expect((await own.db.product.findUniqueOrThrow({ where: { id: productId } })).stock).toBe(5 + 7 - 6 + 2)
    // The answer was lost, the person edited the number and sent again: it is not said that this was done.
    const stillSo = (quantity: number) => ({ code: 'DONE_OTHERWISE', data: { quantity } })
    await expect(ana.stock.harvest({ ...harvest, quantity: 50 })).rejects.toMatchObject(stillSo(5))
    await expect(ana.stock.receive({ ...receive, quantity: 70 })).rejects.toMatchObject(stillSo(7))
    await expect(ana.stock.writeOff({ ...writeOff, quantity: 1 })).rejects.toMatchObject(stillSo(-6))
    await expect(ana.stock.adjust({ ...adjust, difference: -2 })).rejects.toMatchObject(stillSo(2))
    expect((await own.db.product.findUniqueOrThrow({ where: { id: productId } })).stock).toBe(5 + 7 - 6 + 2)
    await ana.stock.adjust({ ...adjust, ...request() })
    expect((await own.db.product.findUniqueOrThrow({ where: { id: productId } })).stock).toBe(10)
  })

  it('is refused for a chamber or a product that is not there, and leaves nothing', async () => {
    const chamber = await addChamber(own.db, 'MASH-H2')
    const enoki = await addProduct(own.db, { stock: 0, name: 'Enoki' })
    const of = { room: 'fruiting' as const, quantity: 1, notes: '' }
    expect(await codeOf(ana.stock.harvest({ ...of, productId: enoki.id, chamberId: 'none' }))).toBe('CHAMBER_NOT_FOUND')
    expect(await codeOf(ana.stock.harvest({ ...of, productId: 'none', chamberId: chamber.deviceId }))).toBe(
      'PRODUCT_NOT_FOUND',
    )
    expect(await own.db.stockBatch.count({ where: { productId: enoki.id } })).toBe(0)
  })
})
