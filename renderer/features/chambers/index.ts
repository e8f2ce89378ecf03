import { lazyRouteComponent } from '@tanstack/react-router'

export { ChambersScreen } from './chambers-screen.tsx'
export { NeedsLook, useNeedsLook } from './needs-look.tsx'
export { readChamberSearch } from './spans.ts'
export const ChamberScreen = lazyRouteComponent(() => import('./chamber-screen.tsx'), 'ChamberScreen')
export const PortsScreen = lazyRouteComponent(() => import('./ports-screen.tsx'), 'PortsScreen')
