import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import { todayId } from '../../frame/joined.ts'
import { todayRoutes } from './routes.tsx'

export const today: Feature<typeof todayRoutes> = {
  routes: todayRoutes,
  rail: {
    id: todayId,
    to: '/today',
    icon: 'today',
    label: () => i18next.t('today:title'),
    needs: ['orders:read', 'inventory:read'],
  },
}
