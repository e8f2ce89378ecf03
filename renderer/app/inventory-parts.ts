/** The parts of Inventory, each for those who may open it. */
export const inventoryParts = [{ to: '/inventory', name: 'products', needs: 'products:read' }] as const
