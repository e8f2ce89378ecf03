import { createRoute } from '@tanstack/react-router'
import { ChamberScreen, ChambersScreen, PortsScreen, readChamberSearch } from '../../features/chambers/index.ts'
import { Needs } from '../needs.tsx'
import { behind, fetching } from './behind.tsx'
import { root } from './root.tsx'

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
