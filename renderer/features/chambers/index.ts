export { ChamberScreen } from './chamber-screen.tsx'
export { ChambersScreen } from './chambers-screen.tsx'
export { PortsScreen } from './ports-screen.tsx'
export { readChamberSearch } from './spans.ts'
