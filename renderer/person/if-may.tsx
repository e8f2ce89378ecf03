import type { ReactNode } from 'react'
import type { Permission } from '../../electron/contract/permissions.ts'
import { useMay } from './may.ts'

/** Draws a button only for those who may press it. */
export function IfMay({ right, children }: { right: Permission; children: ReactNode }) {
  return useMay()(right) ? children : null
}
