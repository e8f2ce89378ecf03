import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import { logRoutes } from './routes.tsx'

const under = 'people'

export const logs: Feature<typeof logRoutes> = {
  routes: logRoutes,
  parts: [
    { under, to: '/people/audit', label: () => i18next.t('logs:parts.audit'), needs: 'audit_logs:read' },
    { under, to: '/people/security', label: () => i18next.t('logs:parts.security'), needs: 'security_logs:read' },
  ],
}
