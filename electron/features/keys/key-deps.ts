import type { Permission } from '../../contract/permissions.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { CheckedKeys } from './check-key.ts'

export type KeyDeps = { database: OpenDatabase; now: Clock; checked: Pick<CheckedKeys, 'forget'> }

export type NotYours = { code: 'NOT_YOURS_TO_GIVE'; data: { permissions: Permission[] } }

/** What of the scopes this person does not hold, as a refusal; null: they hold it all. */
export function notGranted(scopes: readonly Permission[], granted: readonly Permission[] | null): NotYours | null {
  const missing = scopes.filter((scope) => !granted?.includes(scope))
  return missing.length === 0 ? null : { code: 'NOT_YOURS_TO_GIVE', data: { permissions: missing } }
}
