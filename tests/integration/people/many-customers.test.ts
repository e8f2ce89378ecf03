import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PeopleFilter } from '../../../electron/contract/people.ts'
import { countPeople, readPeople } from '../../../electron/features/people/people-queries.ts'
import { theFarmsOwn, type Whose } from '../../../electron/features/whose/index.ts'
import { type Database, freshDatabase } from '../../support/database.ts'

const many = 100_000
const where = { now: new Date('2026-03-01T00:00:00Z'), systemUserId: 'system' }
const filter: PeopleFilter & { whose: Whose } = {
  ...{ search: '', who: 'customers', role: null, active: null, order: 'newest' },
  whose: theFarmsOwn,
}

let own: Database
beforeAll(async () => {
  own = await freshDatabase()
  await own.db.$executeRaw`
    INSERT INTO users (id, email, first_name, last_name, phone_number, role, created_at, updated_at)
    SELECT 'c' || n, 'c' || n || '@shop.test', (ARRAY['Liza', 'Jun', 'Marites', 'Ben'])[1 + n % 4], 'Cruz ' || n,
      '+639' || lpad(n::text, 9, '0'), 'BUYER', timestamptz '2026-01-01' + n * interval '1 second', now()
    FROM generate_series(1, ${many}) n`
  await own.db.$executeRaw`ANALYZE users`
})
afterAll(() => own.drop())

const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> => {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}
const page = (more: Partial<PeopleFilter> & { after?: string | null }) =>
  timed(() => readPeople(own.db, { ...filter, after: null, limit: 100, ...more }, where))

it('pages through 100,000 customers at the same cost however far down', async () => {
  for (const order of ['newest', 'name'] as const) {
    const key = order === 'newest' ? '2026-01-01T00:01:40.000Z' : 'marites cruz 99'
    await page({ order })
    const first = await page({ order })
    const last = await page({ order, after: JSON.stringify([key, 'c100']) })
    expect(first.value).toHaveLength(100)
    expect(last.value.length).toBeGreaterThan(30)
    // By offset the last part would cost hundreds of times the first; both are a few milliseconds here.
    expect(last.ms).toBeLessThan(Math.max(first.ms * 10, 100))
  }
})

it('finds one among 100,000 while a person waits', async () => {
  const byName = await page({ search: 'cruz 77777' })
  expect(byName.value.map(({ id }) => id)).toEqual(['c77777'])
  const byPhone = await page({ search: '0900 007 7777' })
  expect(byPhone.value.map(({ id }) => id)).toEqual(['c77777'])
  const count = await timed(() => countPeople(own.db, { ...filter, search: 'liza' }, 'system'))
  expect(count.value).toBe(25_000)
  for (const { ms } of [byName, byPhone, count]) expect(ms).toBeLessThan(2000)
})
