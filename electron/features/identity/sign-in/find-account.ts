import type { OpenDatabase } from '../../../platform/database/index.ts'

export type Account = {
  id: string
  /** bcrypt; null: no password, or none that may be used because the account is inactive. */
  password: string | null
  isActive: boolean
  twoFactorEnabled: boolean
}

type Row = { id: string; password: string | null; is_active: boolean; two_factor_enabled: boolean }

/** By e-mail or user name, without regard to case. Inactive accounts are found too: the caller must treat them as none. */
export async function findAccount(database: OpenDatabase, login: string): Promise<Account | null> {
  const [row] = await database.read(
    // A user name has no @, so an e-mail and a user name never are the same text.
    (db) => db.$queryRaw<Row[]>`
      SELECT id, password, is_active, two_factor_enabled FROM users
      WHERE lower(email) = lower(${login}) OR lower(username) = lower(${login}) LIMIT 1`,
  )
  if (!row) return null
  return {
    id: row.id,
    password: row.is_active ? row.password : null,
    isActive: row.is_active,
    twoFactorEnabled: row.two_factor_enabled,
  }
}
