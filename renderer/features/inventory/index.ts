import { lazyRouteComponent } from '@tanstack/react-router'

export { readInventorySearch } from './inventory-search.ts'
export const InventoryScreen = lazyRouteComponent(() => import('./inventory-screen.tsx'), 'InventoryScreen')
export const NewProductScreen = lazyRouteComponent(() => import('./product-screen.tsx'), 'NewProductScreen')
export const ProductScreen = lazyRouteComponent(() => import('./product-screen.tsx'), 'ProductScreen')
export const SellFirstScreen = lazyRouteComponent(() => import('./sell-first-screen.tsx'), 'SellFirstScreen')
export const CountsScreen = lazyRouteComponent(() => import('./counts-screen.tsx'), 'CountsScreen')
export const CountSheetScreen = lazyRouteComponent(() => import('./count-sheet-screen.tsx'), 'CountSheetScreen')
export const CategoriesScreen = lazyRouteComponent(() => import('./categories-screen.tsx'), 'CategoriesScreen')
