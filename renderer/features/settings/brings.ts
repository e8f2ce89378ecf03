import i18next from 'i18next'
import type { Action, DraftKind, Feature } from '../../frame/feature.ts'
import * as configEn from '../../locales/en/config.ts'
import * as mailEn from '../../locales/en/mail.ts'
import * as paymongoEn from '../../locales/en/paymongo.ts'
import * as providersEn from '../../locales/en/providers.ts'
import * as settingsEn from '../../locales/en/settings.ts'
import * as configFil from '../../locales/fil/config.ts'
import * as mailFil from '../../locales/fil/mail.ts'
import * as paymongoFil from '../../locales/fil/paymongo.ts'
import * as providersFil from '../../locales/fil/providers.ts'
import * as settingsFil from '../../locales/fil/settings.ts'
import { settingsRoutes } from './routes.tsx'
import { needOf, type SettingsPart, settingsParts } from './settings-parts.ts'

const partActions = settingsParts.map(
  ({ id, icon }): Action => ({
    id: `settings-${id}`,
    group: 'screens',
    icon,
    label: () => i18next.t('settings:partOf', { part: i18next.t(`settings:part.${id}`) }),
    needs: needOf(id),
    to: { to: '/settings/$part', params: { part: id } },
  }),
)

const draftOf =
  (part: SettingsPart & ('broker' | 'mail')): DraftKind =>
  () => ({
    text: i18next.t(`settings:drafts.${part}`),
    to: { to: '/settings/$part', params: { part } },
    needs: 'system:credentials',
  })

const words = {
  en: { ...settingsEn, ...configEn, ...mailEn, ...paymongoEn, ...providersEn },
  fil: { ...settingsFil, ...configFil, ...mailFil, ...paymongoFil, ...providersFil },
}

export const settings: Feature<typeof settingsRoutes, (typeof words)['en']> = {
  routes: settingsRoutes,
  words,
  rail: {
    id: 'settings',
    to: '/settings',
    icon: 'settings',
    label: () => i18next.t('settings:title'),
    needs: 'none',
    apart: true,
  },
  actions: partActions,
  drafts: { broker: draftOf('broker'), mail: draftOf('mail') },
}
