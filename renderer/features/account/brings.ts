import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import * as en from '../../locales/en/account.ts'
import * as fil from '../../locales/fil/account.ts'
import { accountRoutes } from './routes.tsx'
import { StrandedReminder } from './stranded-reminder.tsx'

export const account: Feature<typeof accountRoutes, typeof en> = {
  routes: accountRoutes,
  words: { en, fil },
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
  reminder: { id: 'stranded', Line: StrandedReminder },
  drafts: {
    account: ({ ids: [part] }) =>
      part === 'profile'
        ? { text: i18next.t('account:draft'), to: { to: '/account/$part', params: { part } }, needs: null }
        : null,
  },
}
