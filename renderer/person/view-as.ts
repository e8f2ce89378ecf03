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

type Described = Record<string, Record<string, { '~orpc': { meta: ProcedureMeta } }>>

/** Whether a call may leave the page meanwhile: one that changes nothing and leaves no trace under the looker's name. */
export function isOnlyLooking(path: readonly string[]): boolean {
  const [feature = '', name = ''] = path
  const described: Described = contract
  const meta = described[feature]?.[name]?.['~orpc'].meta
  return meta !== undefined && (meta.evenViewingAs === true || !(meta.changes || meta.audit))
}
