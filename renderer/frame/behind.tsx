import type { RouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Permission } from '../../electron/contract/permissions.ts'
import { Needs } from './needs.tsx'

/** Draws a screen that is fetched on the way to it; the router asks the route's own component for that. */
export const fetching = (screen: { preload?: RouteComponent['preload'] }, draw: () => ReactNode): RouteComponent =>
  Object.assign(draw, { preload: () => screen.preload?.() })

/** A screen for those who hold the right. */
export const behind = (right: Permission, Screen: RouteComponent): RouteComponent =>
  fetching(Screen, () => (
    <Needs right={right}>
      <Screen />
    </Needs>
  ))
