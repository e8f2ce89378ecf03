import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind, fetching } from '../../frame/behind.tsx'
import { Needs } from '../../frame/needs.tsx'
import { root } from '../../frame/root.tsx'
import { ChambersScreen } from './chambers-screen.tsx'
import { readChamberSearch } from './spans.ts'

const ChamberScreen = lazyRouteComponent(() => import('./chamber-screen.tsx'), 'ChamberScreen')
const PortsScreen = lazyRouteComponent(() => import('./ports-screen.tsx'), 'PortsScreen')

const chambers = createRoute({
  getParentRoute: () => root,
  path: '/chambers',
  component: behind('devices:read', ChambersScreen),
})

const ports = createRoute({
  getParentRoute: () => root,
  path: '/chambers/ports',
  component: behind('devices:read', PortsScreen),
})

const chamber = createRoute({
  getParentRoute: () => root,
  path: '/chambers/$chamberId',
  validateSearch: readChamberSearch,
  component: fetching(ChamberScreen, function Chamber() {
    const { chamberId } = chamber.useParams()
    const search = chamber.useSearch()
    return (
      <Needs right="devices:read">
        <ChamberScreen key={chamberId} chamberId={chamberId} {...search} />
      </Needs>
    )
  }),
})

export const chamberRoutes = [chambers, ports, chamber] as const
