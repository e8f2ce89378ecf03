import { useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type { Permission } from '../electron/contract/permissions.ts'
import { api } from './api.ts'

/** Someone whose menus and buttons are looked at; everything is read-only meanwhile. */
export type ViewAs = { id: string; name: string; permissions: readonly Permission[] }
export const useViewAs = create<{ as: ViewAs | null }>()(() => ({ as: null }))

/** Whether the person at this desk (or the one they view as) may do something: what they may not is not drawn. */
export function useMay(): (permission: Permission) => boolean {
  const as = useViewAs((state) => state.as)
  const me = useQuery(api.identity.me.queryOptions({ enabled: false }))
  const held = new Set(as?.permissions ?? me.data?.permissions)
  return (permission) => held.has(permission)
}
