import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import * as boardEn from '../../locales/en/board.ts'
import * as ordersEn from '../../locales/en/orders.ts'
import * as payingEn from '../../locales/en/paying.ts'
import * as boardFil from '../../locales/fil/board.ts'
import * as ordersFil from '../../locales/fil/orders.ts'
import * as payingFil from '../../locales/fil/paying.ts'
import { orderDrafts } from './order-drafts.ts'
import { orderRoutes } from './routes.tsx'

const words = {
  en: { ...ordersEn, ...boardEn, ...payingEn },
  fil: { ...ordersFil, ...boardFil, ...payingFil },
}

export const orders: Feature<typeof orderRoutes, (typeof words)['en']> = {
  routes: orderRoutes,
  words,
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
