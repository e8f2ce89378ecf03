import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDataKey } from '../../../electron/features/settings/data-key.ts'
import type { Secrets } from '../../../electron/platform/secrets/index.ts'
import { type Database, freshDatabase } from '../../support/database.ts'

let own: Database
beforeAll(async () => {
  own = await freshDatabase()
})
afterAll(() => own.drop())

/** The keychain of one desktop. */
function keychain(): Pick<Secrets, 'get' | 'set'> & { held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    get: (name) => Promise.resolve(held.get(name) ?? null),
    set: (name, value) => {
      if (value === '') held.delete(name)
      else held.set(name, value)
      return Promise.resolve()
    },
  }
}
const open = (secrets: Pick<Secrets, 'get' | 'set'>, databasePassword: string | null) =>
  openDataKey({ database: own.open, secrets, databasePassword })

it('is one key for every desktop that knows the database’s password, and survives that password', async () => {
  const [ana, ben, cora, thief] = [keychain(), keychain(), keychain(), keychain()]
  // Both open an empty farm at once: one key wins, and only that one is kept.
  const [first, second] = await Promise.all([open(ana, 'old'), open(ben, 'old')])
  const sealed = first?.seal('JBSWY3DP', 'users.two_factor_secret:1') ?? ''
  expect(second?.open(sealed, 'users.two_factor_secret:1')).toBe('JBSWY3DP')
  expect([...ana.held.keys()]).toEqual([...ben.held.keys()])
  // What is in the database opens nothing by itself, and a sealed value belongs to its place.
  expect(await open(thief, 'guessed')).toBeNull()
  expect(first?.open(sealed, 'users.two_factor_secret:2')).toBeNull()
  expect(JSON.stringify(await own.db.systemConfig.findMany())).not.toContain([...ana.held.values()][0])

  // The password is changed: a desktop with the key wraps it anew, and a new one joins with the new password.
  expect(await open(cora, 'new')).toBeNull()
  expect(await open(ana, 'new')).not.toBeNull()
  expect((await open(cora, 'new'))?.open(sealed, 'users.two_factor_secret:1')).toBe('JBSWY3DP')
})
