import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import * as en from '../../locales/en/logs.ts'
import * as fil from '../../locales/fil/logs.ts'
import { logRoutes } from './routes.tsx'

const under = 'people'

export const logs: Feature<typeof logRoutes, typeof en> = {
  routes: logRoutes,
  words: { en, fil },
  parts: [
    { under, to: '/people/audit', label: () => i18next.t('logs:parts.audit'), needs: 'audit_logs:read' },
    { under, to: '/people/security', label: () => i18next.t('logs:parts.security'), needs: 'security_logs:read' },
  ],
}
