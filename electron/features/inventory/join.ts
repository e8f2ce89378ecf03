import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { categoriesRoutes, productsRoutes, stockRoutes } from './inventory-routes.ts'

export function joinInventory(deps: InventoryDeps): Joined<Pick<Routes, 'products' | 'categories' | 'stock'>> {
  return {
    routes: { products: productsRoutes(deps), categories: categoriesRoutes(deps), stock: stockRoutes(deps) },
  }
}
