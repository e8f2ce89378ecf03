import { createRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  CategoriesScreen,
  CountSheetScreen,
  CountsScreen,
  InventoryScreen,
  NewProductScreen,
  ProductScreen,
  readInventorySearch,
  SellFirstScreen,
} from '../../features/inventory/index.ts'
import { inventoryParts } from '../inventory-parts.ts'
import { Needs } from '../needs.tsx'
import { PartsFrame } from '../parts-frame.tsx'
import { behind, fetching } from './behind.tsx'
import { root } from './root.tsx'

const inventory = createRoute({
  getParentRoute: () => root,
  id: 'inventory',
  component: function InventoryFrame() {
    const { t } = useTranslation('frame')
    const parts = inventoryParts.map((part) => ({ ...part, label: t(`inventoryParts.${part.name}`) }))
    return <PartsFrame label={t('inventory')} parts={parts} />
  },
})

const products = createRoute({
  getParentRoute: () => inventory,
  path: '/inventory',
  validateSearch: readInventorySearch,
  component: behind('products:read', InventoryScreen),
})

const sellFirst = createRoute({
  getParentRoute: () => inventory,
  path: '/inventory/sell-first',
  component: behind('inventory:read', SellFirstScreen),
})

const counts = createRoute({
  getParentRoute: () => inventory,
  path: '/inventory/counts',
  component: behind('inventory:read', CountsScreen),
})

const categories = createRoute({
  getParentRoute: () => inventory,
  path: '/inventory/categories',
  component: behind('products:read', CategoriesScreen),
})

const newProduct = createRoute({
  getParentRoute: () => root,
  path: '/inventory/new',
  component: behind('products:update', NewProductScreen),
})

const product = createRoute({
  getParentRoute: () => root,
  path: '/inventory/$productId',
  component: fetching(ProductScreen, function Product() {
    const { productId } = product.useParams()
    return (
      <Needs right="products:update">
        <ProductScreen key={productId} productId={productId} />
      </Needs>
    )
  }),
})

const countSheet = createRoute({
  getParentRoute: () => root,
  path: '/inventory/counts/$countId',
  component: fetching(CountSheetScreen, function CountSheet() {
    const { countId } = countSheet.useParams()
    return (
      <Needs right="inventory:read">
        <CountSheetScreen key={countId} countId={countId} />
      </Needs>
    )
  }),
})

export const inventoryRoutes = [
  inventory.addChildren([products, sellFirst, counts, categories]),
  newProduct,
  product,
  countSheet,
] as const
