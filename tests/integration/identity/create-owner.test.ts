import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createOwner, needsOwner } from '../../../electron/features/identity/sign-in/create-owner.ts'
import { createPasswords } from '../../../electron/features/identity/sign-in/passwords.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { until } from '../../support/until.ts'

let own: Database
beforeAll(async () => {
  own = await freshDatabase()
})
afterAll(() => own.drop())

const owner = (firstName: string) => ({
  farmName: `Farm of ${firstName}`,
  firstName,
  lastName: 'Reyes',
  email: `${firstName.toLowerCase()}@farm.test`,
  password: 'Kabute-2026',
})

it('makes one owner when two desktops try at the same moment', async () => {
  expect(await needsOwner(own.open)).toBe(true)
  const holder = new Client({ connectionString: own.url })
  await holder.connect()
  await holder.query("SELECT pg_advisory_lock(hashtext('mash.first-owner'))")
  const both = ['Ana', 'Ben'].map((name) =>
    createOwner({ database: own.open, passwords: createPasswords() }, owner(name)),
  )
  const waiting = async () =>
    (await holder.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).rowCount === 2
  await until('both wait for the lock', waiting)
  await holder.end() // lets both go

  const results = await Promise.all(both)
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok)).toEqual([{ ok: false, refusal: { code: 'ALREADY_SET_UP' } }])
  const owners = await own.db.user.findMany({ where: { role: 'SUPER_ADMIN' } })
  expect(owners).toHaveLength(1)
  expect(owners[0]?.password).toMatch(/^\$2[aby]\$12\$/)
  const name = await own.db.systemConfig.findUnique({ where: { key: 'site.name' } })
  expect(name?.value).toBe(`Farm of ${owners[0]?.firstName ?? ''}`)
  expect(await needsOwner(own.open)).toBe(false)
})
