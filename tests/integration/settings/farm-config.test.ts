import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFarmConfig } from '../../../electron/features/settings/farm-config.ts'
import type { OpenDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase } from '../../support/database.ts'

let own: Database
beforeAll(async () => {
  own = await freshDatabase()
})
afterAll(() => own.drop())

const now = () => new Date('2026-11-25T01:00:00Z')

/** The farm's settings, how often they asked the database, and what an answer waits for. */
function watched(until: () => Promise<void> = () => Promise.resolve()) {
  let asked = 0
  const read: OpenDatabase['read'] = async (work) => {
    asked += 1
    const answer = await own.open.read(work)
    await until()
    return answer
  }
  return { config: createFarmConfig({ database: { ...own.open, read }, now }), asked: () => asked }
}

const nameIt = (value: string) =>
  own.db.systemConfig.upsert({
    where: { key: 'site.name' },
    create: { key: 'site.name', value, category: 'SYSTEM' },
    update: { value },
  })

it('asks the database once for all that is wanted at the same time', async () => {
  const { config, asked } = watched()
  await Promise.all([config.get('site.name'), config.get('site.address'), config.get('site.phone')])
  expect(asked()).toBe(1)
})

it('does not keep an answer that was on its way when something was changed', async () => {
  await nameIt('Before')
  const answered = Promise.withResolvers<undefined>()
  const { config, asked } = watched(() => answered.promise)
  const early = config.get('site.name')
  // The change is committed after that question was put, and before its answer came.
  await expect.poll(asked).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await nameIt('After')
  config.refresh()
  const late = config.get('site.name')
  answered.resolve(undefined)
  expect(await late).toBe('After')
  await early
  expect(await config.get('site.name')).toBe('After')
  expect(asked()).toBe(2)
})
