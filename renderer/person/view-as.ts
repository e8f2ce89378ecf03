import { create } from 'zustand'
import type { ProcedureMeta } from '../../electron/contract/base.ts'
import { contract } from '../../electron/contract/index.ts'
import type { Permission } from '../../electron/contract/permissions.ts'

/** Someone whose menus and buttons are looked at; everything is read-only meanwhile. */
export type ViewAs = { id: string; name: string; permissions: readonly Permission[] }
export const useViewAs = create<{ as: ViewAs | null }>()(() => ({ as: null }))

export function leaveViewAs(): void {
  useViewAs.setState({ as: null })
}

/** Change something outside of the audit: a mail, a choice, the way to a farm. */
const quietChanges: ReadonlySet<string> = new Set([
  'account.savePreferences',
  'account.sendEmailCode',
  'account.startTwoFactor',
  'mail.test',
  'setup.choose',
  'setup.back',
  'setup.retry',
])

type Described = Record<string, Record<string, { '~orpc': { meta: ProcedureMeta } }>>

/** Whether a call changes something. Locking, signing out and proving are about oneself and stay possible. */
export function changesSomething(path: readonly string[]): boolean {
  const [feature = '', name = ''] = path
  if (feature === 'identity') return false
  const described: Described = contract
  return described[feature]?.[name]?.['~orpc'].meta.audit !== undefined || quietChanges.has(`${feature}.${name}`)
}
