import { LRUCache } from 'lru-cache'
import { type Me, userRole } from '../../contract/identity/person.ts'
import type { Permission } from '../../contract/permissions.ts'
import { createCache } from '../../platform/cache.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OpenDatabase } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import { readRights } from '../identity/index.ts'
import { isSameHash, keyHash, looksLikeKey, prefixOf, scopesOf } from './key-rules.ts'

const trustMs = 1000 // what another desktop revoked, or a person deactivated there, is noticed after this
const touchMs = 60_000
const max = 1000
const endless = new Date('9999-12-31T00:00:00Z')

/** The program of a call: its key, and its owner with no more rights than both have. */
export type CheckedKey = { id: string; me: Me }

export type CheckedKeys = {
  /** Whose key this text is; null: nobody's, or one that is expired, revoked, or of someone inactive. */
  check: (text: string) => Promise<CheckedKey | null>
  /** The same for a key that the door has checked. */
  who: (id: string) => Promise<Me | null>
  forget: (id: string) => void
}

type Row = {
  key_id: string
  key_hash: string
  scopes: unknown
  expires_at: Date | null
  id: string
  email: string
  email_verified: boolean
  username: string | null
  first_name: string | null
  last_name: string | null
  role: string
}

/** As much of the owner as a program needs: nothing of how they sign in. */
function meOf(row: Row, permissions: Permission[]): Me {
  return {
    id: row.id,
    email: row.email,
    emailVerified: row.email_verified,
    pendingEmail: null,
    username: row.username,
    firstName: row.first_name ?? '',
    lastName: row.last_name ?? '',
    phoneNumber: null,
    role: userRole.parse(row.role),
    permissions,
    preferences: {},
    hasPassword: false,
    hasPin: false,
    twoFactor: false,
    recoverySheet: false,
    backupCodes: 0,
    session: { id: row.key_id, expiresAt: row.expires_at ?? endless, locked: false, provenUntil: null },
  }
}

type Asked = { prefix: string; hash: string } | { id: string }

async function readChecked(db: Db, asked: Asked, now: Date): Promise<(CheckedKey & { hash: string }) | null> {
  const [prefix, id] = 'id' in asked ? [null, asked.id] : [asked.prefix, null]
  const rows = await db.$queryRaw<Row[]>`
    SELECT k.id AS key_id, k.key_hash, k.scopes, k.expires_at, u.id, u.email, u.email_verified, u.username,
      u.first_name, u.last_name, u.role::text AS role
    FROM api_keys k JOIN users u ON u.id = k.user_id
    WHERE (k.key_prefix = ${prefix} OR k.id = ${id}) AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > ${now}) AND u.is_active`
  const row = rows.find((one) => 'id' in asked || isSameHash(one.key_hash, asked.hash))
  if (!row) return null
  const rights = (await readRights(db, row.id)) ?? []
  const permissions = scopesOf(row.scopes).filter((scope) => rights.includes(scope))
  return { id: row.key_id, hash: row.key_hash, me: meOf(row, permissions) }
}

/** The keys that call at this desktop. An answer is trusted for a second; a text that is nobody's is never kept. */
export function createCheckedKeys(deps: { database: OpenDatabase; now: Clock; log: Log }): CheckedKeys {
  const { database, now, log } = deps
  const answers = createCache<CheckedKey>({ now, max, ttlMs: trustMs }) // by hash
  const hashes = new LRUCache<string, string>({ max }) // by id
  const touched = createCache<true>({ now, max, ttlMs: touchMs })

  /** Once a minute whoever counts, and never waited for. */
  const touch = (id: string) => {
    if (touched.has(id)) return
    touched.set(id, true)
    const at = now()
    const before = new Date(at.getTime() - touchMs)
    database
      .write(
        (db) =>
          db.apiKey.updateMany({
            where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
            data: { lastUsedAt: at },
          }),
        { idempotent: true },
      )
      .catch((error: unknown) => {
        log.debug({ err: error }, 'the last use of a key could not be kept')
      })
  }

  const find = async (asked: Asked): Promise<CheckedKey | null> => {
    const at = now()
    const hash = 'id' in asked ? hashes.get(asked.id) : asked.hash
    const last = hash === undefined ? undefined : answers.get(hash)
    if (last && last.me.session.expiresAt > at) return last
    const found = await database.read((db) => readChecked(db, asked, at))
    if (!found) {
      if (hash !== undefined) answers.delete(hash)
      return null
    }
    answers.set(found.hash, { id: found.id, me: found.me })
    hashes.set(found.id, found.hash)
    touch(found.id)
    return found
  }

  return {
    check: async (text) => (looksLikeKey(text) ? find({ prefix: prefixOf(text), hash: keyHash(text) }) : null),
    who: async (id) => (await find({ id }))?.me ?? null,
    forget: (id) => {
      const hash = hashes.get(id)
      if (hash !== undefined) answers.delete(hash)
    },
  }
}
