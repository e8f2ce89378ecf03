import i18next from 'i18next'
import type { Action, DraftKind, Feature } from '../../frame/feature.ts'
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
    needs: 'system:update',
  })

export const settings: Feature<typeof settingsRoutes> = {
  routes: settingsRoutes,
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
