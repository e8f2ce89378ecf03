import { useQuery } from '@tanstack/react-query'
import type { Permission } from '../../electron/contract/permissions.ts'
import { api } from '../host/api.ts'
import { useViewAs } from './view-as.ts'

/** Whether the person at this desk (or the one they view as) may do something: what they may not is not drawn. */
export function useMay(): (permission: Permission) => boolean {
  const as = useViewAs((state) => state.as)
  const me = useQuery(api.identity.me.queryOptions({ enabled: false }))
  const granted = new Set(as?.permissions ?? me.data?.permissions)
  return (permission) => granted.has(permission)
}
