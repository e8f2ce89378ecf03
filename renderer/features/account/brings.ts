import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import { accountRoutes } from './routes.tsx'

export const account: Feature<typeof accountRoutes> = {
  routes: accountRoutes,
  actions: [
    {
      id: 'account',
      group: 'screens',
      icon: 'person',
      label: () => i18next.t('account:title'),
      needs: null,
      to: { to: '/account' },
    },
  ],
  drafts: {
    account: ({ ids: [part] }) =>
      part === 'profile'
        ? { text: i18next.t('account:draft'), to: { to: '/account/$part', params: { part } }, needs: null }
        : null,
  },
}
