import i18next from 'i18next'
import { type Feature, type Finder, handful } from '../../frame/feature.ts'
import { api } from '../../host/api.ts'
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

/** As the host finds them, by number, phone, name or reference. */
const asListed: Finder = {
  id: 'orders',
  title: () => i18next.t('orders:title'),
  icon: 'orders',
  needs: 'orders:read',
  fromLetters: 2,
  find: async (queries, text) => {
    if (text.length > 100) return []
    const input = { search: text, limit: handful + 1 }
    const { rows } = await queries.query(api.orders.list.queryOptions({ input }))
    return rows.map(({ id, orderNumber, customer }) => ({
      id,
      label: orderNumber,
      detail: customer.name,
      to: { to: '/orders', search: { open: id } },
    }))
  },
  all: (text) => ({ to: '/orders', search: { q: text } }),
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
  finders: [asListed],
  drafts: orderDrafts,
}
