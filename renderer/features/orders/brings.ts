import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import { orderDrafts } from './order-drafts.ts'
import { orderRoutes } from './routes.tsx'

export const orders: Feature<typeof orderRoutes> = {
  routes: orderRoutes,
  rail: {
    id: 'orders',
    to: '/orders',
    icon: 'orders',
    label: () => i18next.t('orders:title'),
    needs: ['orders:read'],
  },
  actions: [
    {
      id: 'new-order',
      group: 'actions',
      icon: 'phone',
      label: () => i18next.t('orders:new.open'),
      needs: 'orders:update',
      to: { to: '/orders/new' },
      key: 'F2',
      holdsKeys: true,
    },
  ],
  drafts: orderDrafts,
}
