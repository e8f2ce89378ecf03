import i18next from 'i18next'
import { type Feature, type Finder, handful } from '../../frame/feature.ts'
import { api } from '../../host/api.ts'
import * as bulkEn from '../../locales/en/bulk.ts'
import * as inventoryEn from '../../locales/en/inventory.ts'
import * as bulkFil from '../../locales/fil/bulk.ts'
import * as inventoryFil from '../../locales/fil/inventory.ts'
import { inventoryDrafts } from './inventory-drafts.ts'
import { inventoryRoutes } from './routes.tsx'

const under = 'inventory'

const words = {
  en: { ...inventoryEn, ...bulkEn },
  fil: { ...inventoryFil, ...bulkFil },
}

/** As the host finds them, by name or SKU. */
const products: Finder = {
  id: 'products',
  title: () => i18next.t('inventory:parts.products'),
  icon: 'box',
  needs: 'products:read',
  fromLetters: 2,
  find: async (queries, text) => {
    if (text.length > 100) return []
    const { hits } = await queries.query(api.products.search.queryOptions({ input: { text, limit: handful + 1 } }))
    return hits.map(({ id, name, sku }) => ({
      id,
      label: name,
      detail: sku,
      to: { to: '/inventory', search: { open: id } },
    }))
  },
  all: (text) => ({ to: '/inventory', search: { q: text } }),
}

export const inventory: Feature<typeof inventoryRoutes, (typeof words)['en']> = {
  routes: inventoryRoutes,
  words,
  rail: { id: under, to: '/inventory', icon: 'box', label: () => i18next.t('inventory:title'), needs: [] },
  parts: [
    { under, to: '/inventory', label: () => i18next.t('inventory:parts.products'), needs: 'products:read' },
    {
      under,
      to: '/inventory/sell-first',
      label: () => i18next.t('inventory:parts.sellFirst'),
      needs: 'inventory:read',
    },
    { under, to: '/inventory/ledger', label: () => i18next.t('inventory:parts.ledger'), needs: 'inventory:read' },
    { under, to: '/inventory/counts', label: () => i18next.t('inventory:parts.counts'), needs: 'inventory:read' },
    {
      under,
      to: '/inventory/categories',
      label: () => i18next.t('inventory:parts.categories'),
      needs: 'products:read',
    },
  ],
  actions: [
    {
      id: 'add-product',
      group: 'actions',
      icon: 'add',
      label: () => i18next.t('inventory:addProduct'),
      needs: 'products:create',
      to: { to: '/inventory/new' },
    },
  ],
  finders: [products],
  drafts: inventoryDrafts,
}
