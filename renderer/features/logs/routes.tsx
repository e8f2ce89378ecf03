import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind } from '../../frame/behind.tsx'
import { root } from '../../frame/root.tsx'
import { readAuditSearch, readSecuritySearch } from './logs-search.ts'

const AuditScreen = lazyRouteComponent(() => import('./audit-screen.tsx'), 'AuditScreen')
const SecurityScreen = lazyRouteComponent(() => import('./security-screen.tsx'), 'SecurityScreen')

const audit = createRoute({
  getParentRoute: () => root,
  path: '/people/audit',
  validateSearch: readAuditSearch,
  component: behind('audit_logs:read', AuditScreen),
})

const security = createRoute({
  getParentRoute: () => root,
  path: '/people/security',
  validateSearch: readSecuritySearch,
  component: behind('security_logs:read', SecurityScreen),
})

export const logRoutes = [audit, security] as const
