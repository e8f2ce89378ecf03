import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import { todayId } from '../../frame/joined.ts'
import * as en from '../../locales/en/today.ts'
import * as fil from '../../locales/fil/today.ts'
import { todayRoutes } from './routes.tsx'

export const today: Feature<typeof todayRoutes, typeof en> = {
  routes: todayRoutes,
  words: { en, fil },
  rail: {
    id: todayId,
    to: '/today',
    icon: 'today',
    label: () => i18next.t('today:title'),
    needs: ['orders:read', 'inventory:read'],
  },
}
