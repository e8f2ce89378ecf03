/** The parts of Inventory, each for those who may open it. */
export const inventoryParts = [
  { to: '/inventory', name: 'products', needs: 'products:read' },
  { to: '/inventory/sell-first', name: 'sellFirst', needs: 'inventory:read' },
  { to: '/inventory/counts', name: 'counts', needs: 'inventory:read' },
  { to: '/inventory/categories', name: 'categories', needs: 'products:read' },
] as const
