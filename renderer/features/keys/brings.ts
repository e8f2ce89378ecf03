import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import { keyRoutes } from './routes.tsx'

export const keys: Feature<typeof keyRoutes> = {
  routes: keyRoutes,
  parts: [{ under: 'people', to: '/people/keys', label: () => i18next.t('keys:tab'), needs: 'api_keys:read' }],
  drafts: {
    'api-key': () => ({ text: i18next.t('keys:draft'), to: { to: '/people/keys' }, needs: 'api_keys:create' }),
  },
}
