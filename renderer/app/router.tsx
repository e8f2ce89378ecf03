import { createRoute, createRouter, Navigate } from '@tanstack/react-router'
import { openRail, routesOf } from '../frame/joined.ts'
import { NotFound, root } from '../frame/root.tsx'
import { useMay } from '../person/may.ts'
import { ScreenFailed } from './error-boundary.tsx'
import { features } from './features.ts'
import { Gate } from './gate.tsx'

/** The first screen that this person may open. */
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: function Home() {
    const [first] = openRail(features, useMay())
    return first ? <Navigate to={first.to} replace /> : <NotFound />
  },
})

export const router = createRouter({
  routeTree: root.update({ component: Gate }).addChildren([home, ...routesOf(features)]),
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
