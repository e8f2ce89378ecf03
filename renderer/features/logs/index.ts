import { lazyRouteComponent } from '@tanstack/react-router'

export { readAuditSearch, readSecuritySearch } from './logs-search.ts'
export const AuditScreen = lazyRouteComponent(() => import('./audit-screen.tsx'), 'AuditScreen')
export const SecurityScreen = lazyRouteComponent(() => import('./security-screen.tsx'), 'SecurityScreen')
