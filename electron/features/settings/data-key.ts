import { createHash, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { createSealer, type Sealer } from '../../platform/sealer.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'

/** What the database holds of the key: its name, a check, and for a shared database the key itself, wrapped. */
const storedKey = z.object({
  id: z.string(),
  /** Tells whether a key is the right one, and nothing of it. */
  check: z.string(),
  /** By a key made of the database's password: who joins the farm gets it, who only has a copy of the data does not. */
  wrapped: z.object({ salt: z.string(), sealed: z.string() }).nullable(),
})
type StoredKey = z.infer<typeof storedKey>

const configKey = 'security.data_key'
const checkOf = (key: Buffer) => createHash('sha256').update('mash data key').update(key).digest('base64url')
const contextOf = (id: string) => `data-key:${id}`

function wrap(key: Buffer, id: string, password: string): StoredKey['wrapped'] {
  const salt = randomBytes(16).toString('base64url')
  return { salt, sealed: createSealer(scryptSync(password, salt, 32)).seal(key.toString('base64url'), contextOf(id)) }
}

function unwrap({ id, wrapped }: StoredKey, password: string): Buffer | null {
  if (!wrapped) return null
  const text = createSealer(scryptSync(password, wrapped.salt, 32)).open(wrapped.sealed, contextOf(id))
  return text === null ? null : Buffer.from(text, 'base64url')
}

export type DataKeyDeps = {
  database: OpenDatabase
  secrets: Pick<Secrets, 'get' | 'set'>
  /** Of a shared database's address; null for an embedded one, whose key never leaves this desktop. */
  databasePassword: string | null
}

/**
 * The key that encrypts second factors and tokens, one for the farm. It is in every desktop's own keychain. A desktop
 * that joins unwraps it with the database's password; after that password was changed, a desktop that has the key wraps
 * it anew. Null: this desktop has no way to the key (a copied data folder, a changed password and no other desktop).
 */
export async function openDataKey({ database, secrets, databasePassword }: DataKeyDeps): Promise<Sealer | null> {
  const fresh = randomBytes(32)
  const id = randomBytes(6).toString('base64url')
  const first: StoredKey = {
    id,
    check: checkOf(fresh),
    wrapped: databasePassword === null ? null : wrap(fresh, id, databasePassword),
  }
  // In the keychain before it is in the database: what was sealed must never outlive its key.
  const exists = await database.read((db) => db.systemConfig.findUnique({ where: { key: configKey } }))
  if (!exists) {
    await secrets.set(`data-key-${id}`, fresh.toString('base64url'))
    await database.write(
      (db) => db.$executeRaw`
        INSERT INTO system_config (id, key, value, category, updated_at)
        VALUES (${`data-key-${id}`}, ${configKey}, ${JSON.stringify(first)}::jsonb, 'SECURITY', now())
        ON CONFLICT (key) DO NOTHING`,
      { idempotent: true },
    )
  }
  const row = exists ?? (await database.read((db) => db.systemConfig.findUniqueOrThrow({ where: { key: configKey } })))
  const farm = storedKey.parse(row.value)
  if (farm.id !== id) await secrets.set(`data-key-${id}`, '') // another desktop was first: ours is nobody's

  const fits = (key: Buffer | null) => (key && checkOf(key) === farm.check ? key : null)
  const own = await secrets.get(`data-key-${farm.id}`)
  const mine = fits(own === null ? null : Buffer.from(own, 'base64url'))
  const joined = mine && databasePassword === null ? null : fits(unwrap(farm, databasePassword ?? ''))
  if (mine && databasePassword !== null && !joined) {
    const value = { ...farm, wrapped: wrap(mine, farm.id, databasePassword) }
    await database.write((db) => db.systemConfig.update({ where: { key: configKey }, data: { value } }), {
      idempotent: true,
    })
  }
  if (!mine && joined) await secrets.set(`data-key-${farm.id}`, joined.toString('base64url'))
  const key = mine ?? joined
  return key && createSealer(key)
}
