import { lazyRouteComponent } from '@tanstack/react-router'

export const AuditScreen = lazyRouteComponent(() => import('./audit-screen.tsx'), 'AuditScreen')
export const SecurityScreen = lazyRouteComponent(() => import('./security-screen.tsx'), 'SecurityScreen')
