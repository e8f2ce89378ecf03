import { lazyRouteComponent } from '@tanstack/react-router'

export const InventoryScreen = lazyRouteComponent(() => import('./inventory-screen.tsx'), 'InventoryScreen')
export const NewProductScreen = lazyRouteComponent(() => import('./product-screen.tsx'), 'NewProductScreen')
export const ProductScreen = lazyRouteComponent(() => import('./product-screen.tsx'), 'ProductScreen')
