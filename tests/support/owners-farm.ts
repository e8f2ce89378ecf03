import type { Database } from './database.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from './test-farm.ts'

/** A farm on a database of its own, with its owner Ana at the desk. */
export async function openOwnersFarm(
  open: () => Promise<Database>,
  options: Parameters<typeof openTestFarm>[1] = {},
): Promise<{ own: Database; farm: TestFarm; ana: TestClient }> {
  const own = await open()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  const farm = await openTestFarm(own, options)
  return { own, farm, ana: (await farm.signedIn('ana@farm.test')).client }
}
