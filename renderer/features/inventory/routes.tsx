import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind, fetching } from '../../frame/behind.tsx'
import { Needs } from '../../frame/needs.tsx'
import { root } from '../../frame/root.tsx'
import { readInventorySearch } from './inventory-search.ts'
import { readLedgerSearch } from './ledger-search.ts'

const InventoryScreen = lazyRouteComponent(() => import('./inventory-screen.tsx'), 'InventoryScreen')
const NewProductScreen = lazyRouteComponent(() => import('./product-screen.tsx'), 'NewProductScreen')
const ProductScreen = lazyRouteComponent(() => import('./product-screen.tsx'), 'ProductScreen')
const SellFirstScreen = lazyRouteComponent(() => import('./sell-first-screen.tsx'), 'SellFirstScreen')
const LedgerScreen = lazyRouteComponent(() => import('./ledger-screen.tsx'), 'LedgerScreen')
const CountsScreen = lazyRouteComponent(() => import('./counts-screen.tsx'), 'CountsScreen')
const CountSheetScreen = lazyRouteComponent(() => import('./count-sheet-screen.tsx'), 'CountSheetScreen')
const CategoriesScreen = lazyRouteComponent(() => import('./categories-screen.tsx'), 'CategoriesScreen')

const products = createRoute({
  getParentRoute: () => root,
  path: '/inventory',
  validateSearch: readInventorySearch,
  component: behind('products:read', InventoryScreen),
})

const sellFirst = createRoute({
  getParentRoute: () => root,
  path: '/inventory/sell-first',
  component: behind('inventory:read', SellFirstScreen),
})

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/inventory/ledger',
  validateSearch: readLedgerSearch,
  component: behind('inventory:read', LedgerScreen),
})

const counts = createRoute({
  getParentRoute: () => root,
  path: '/inventory/counts',
  component: behind('inventory:read', CountsScreen),
})

const categories = createRoute({
  getParentRoute: () => root,
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
  products,
  sellFirst,
  ledger,
  counts,
  categories,
  newProduct,
  product,
  countSheet,
] as const
