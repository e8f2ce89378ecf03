import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import * as en from '../../locales/en/keys.ts'
import * as fil from '../../locales/fil/keys.ts'
import { keyRoutes } from './routes.tsx'

export const keys: Feature<typeof keyRoutes, typeof en> = {
  routes: keyRoutes,
  words: { en, fil },
  parts: [{ under: 'people', to: '/people/keys', label: () => i18next.t('keys:tab'), needs: 'api_keys:read' }],
  drafts: {
    'api-key': () => ({ text: i18next.t('keys:draft'), to: { to: '/people/keys' }, needs: 'api_keys:create' }),
  },
}
