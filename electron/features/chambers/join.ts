import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Log } from '../../platform/log.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import type { ChamberServiceDeps } from './chamber-service.ts'
import { chambersRoutes } from './chambers-routes.ts'
import type { Hearing } from './hearing.ts'
import { type PortService, portsRoutes } from './port-service.ts'
import { writePresence } from './presence.ts'
import { readLastHeard, readPast } from './read-past.ts'

const rereadMs = 60_000 // another desktop may have registered or renamed a chamber
const presenceMs = 60_000
const pastMs = 5 * 60_000 // a past that is still being filled in, as a new demo's is, comes in parts

type Needs = ChamberServiceDeps & {
  hearing: Hearing
  ports: PortService
  settings: SettingsFile
  log: Log
  /** Opens broker and ports, once it is known who is no stranger. */
  listen: () => Promise<void>
}

export function joinChambers(
  needs: Needs,
): Joined<Pick<Routes, 'chambers' | 'ports'>, { chamberDeps: ChamberServiceDeps }> {
  const { database, registry, systemUserId, now, hearing, ports, settings, listen, log } = needs
  const load = () => database.read((db) => registry.load(db, systemUserId))
  const lastHeard = () => readLastHeard(needs)
  const stopRelabel = registry.changes.listen(() => {
    hearing.adoptRegistered()
    ports.tell()
    // A chamber that has just been registered may have a past: another desktop heard it, or it was taken back.
    lastHeard().catch((error: unknown) => {
      log.warn({ err: error }, 'could not read when the chambers were last heard')
    })
  })
  return {
    routes: { chambers: chambersRoutes(needs), ports: portsRoutes(ports, settings) },
    chamberDeps: { database, registry, systemUserId, now },
    begin: async () => {
      await load()
      await listen()
    },
    chores: [
      { what: 'read the list of chambers again', everyMs: rereadMs, run: load },
      { what: 'read when the chambers were last heard', everyMs: pastMs, isFirstSoon: true, run: lastHeard },
      { what: "read the chambers' last hours", everyMs: pastMs, isFirstSoon: true, run: () => readPast(needs) },
      { what: 'mark the chambers as seen', everyMs: presenceMs, run: () => writePresence(needs) },
    ],
    stop: stopRelabel,
  }
}
