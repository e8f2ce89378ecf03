import type { Room } from '../../../electron/contract/chambers/chambers.ts'
import type { ChamberView } from './chamber-state.ts'
import { HealthSection } from './health-section.tsx'
import type { LiveReading } from './live-readings.ts'
import { RelaysSection } from './relays-section.tsx'
import { SetPointsSection } from './set-points-section.tsx'

type ChamberSideProps = {
  view: ChamberView
  room: Room
  live: readonly LiveReading[]
  onFrames: (startWith: 'all' | 'rejected') => void
}

export function ChamberSide({ view, room, live, onFrames }: ChamberSideProps) {
  return (
    <aside className="side">
      <RelaysSection view={view} />
      <SetPointsSection chamber={view.chamber} room={room} />
      <HealthSection view={view} live={live} onFrames={onFrames} />
    </aside>
  )
}
