import { createRouter } from '@tanstack/react-router'
import { ScreenFailed } from './error-boundary.tsx'
import { accountRoutes } from './routes/account.tsx'
import { chamberRoutes } from './routes/chambers.tsx'
import { customerRoutes } from './routes/customers.tsx'
import { inventoryRoutes } from './routes/inventory.tsx'
import { orderRoutes } from './routes/orders.tsx'
import { peopleRoutes } from './routes/people.tsx'
import { root } from './routes/root.tsx'
import { settingsRoutes } from './routes/settings.tsx'
import { todayRoutes } from './routes/today.tsx'

export const router = createRouter({
  routeTree: root.addChildren([
    ...todayRoutes,
    ...orderRoutes,
    ...customerRoutes,
    ...chamberRoutes,
    ...inventoryRoutes,
    ...peopleRoutes,
    ...accountRoutes,
    ...settingsRoutes,
  ]),
  defaultErrorComponent: ({ reset }) => <ScreenFailed onReload={reset} />,
})

/** Fetches every screen that is not there yet, so that none is missing when the host is away for a moment. */
export function fetchScreens(): void {
  for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route)
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
