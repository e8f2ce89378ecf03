import { createFarm, type Farm, type FarmDeps } from './farm.ts'
import type { Choice } from './features/setup/index.ts'
import type { Intake } from './intake.ts'
import type { Listening } from './listening.ts'
import { type DatabaseState, type DatabaseTarget, type OpenDatabase, openDatabase } from './platform/database/index.ts'
import { makeFolder } from './platform/durable-files.ts'
import { databaseFolder, farmFolder } from './platform/farm-folder.ts'
import type { SpawnWorker } from './platform/worker/index.ts'

/** What every farm of this desktop is joined to, whichever is chosen. */
export type OpenFarmDeps = Pick<
  FarmDeps,
  | 'settings'
  | 'secrets'
  | 'dataDir'
  | 'resourcesDir'
  | 'printHost'
  | 'tasks'
  | 'openApiDoor'
  | 'onConfig'
  | 'now'
  | 'log'
  | 'paymongo'
> & {
  listening: Listening
  migrationsDir: string
  spawnWorker: SpawnWorker
}

type Opening = { choice: Choice; onState: (state: DatabaseState) => void; signal: AbortSignal }

function targetOf(folder: string, { start, url }: Choice): DatabaseTarget {
  if (start === 'join') return { kind: 'server', url: url ?? '' }
  return { kind: 'embedded', dir: databaseFolder(folder) }
}

function whereOf(target: DatabaseTarget): string {
  if (target.kind === 'embedded') return target.dir
  const { host, pathname } = new URL(target.url)
  return host + pathname
}

const kindOf = ({ start }: Choice): FarmDeps['kind'] =>
  start === 'join' ? 'server' : start === 'demo' ? 'demo' : 'embedded'

/** Opens the chosen farm: its database and what listens to its chambers, and the features joined to both. */
export async function openFarm(deps: OpenFarmDeps, opening: Opening): Promise<Farm> {
  const { listening, migrationsDir, spawnWorker, ...joined } = deps
  const { choice } = opening
  const folder = farmFolder(deps.dataDir, choice)
  makeFolder(folder)
  const target = targetOf(folder, choice)
  const { database, intake } = await openBoth(deps, { ...opening, folder, target })
  const farm = await createFarm({
    ...joined,
    database,
    intake,
    kind: kindOf(choice),
    where: whereOf(target),
    databasePassword: target.kind === 'server' ? decodeURIComponent(new URL(target.url).password) : null,
  })
  try {
    await listening.demo()?.start(farm)
  } catch (error) {
    await farm.stop() // nobody has it yet: its folder must not stay locked
    throw error
  }
  return farm
}

async function openBoth(
  { listening, migrationsDir, spawnWorker }: OpenFarmDeps,
  { choice, onState, signal, folder, target }: Opening & { folder: string; target: DatabaseTarget },
): Promise<{ database: OpenDatabase; intake: Intake }> {
  // The database takes longest, so it is begun first.
  const opening = openDatabase(target, { migrationsDir, spawnWorker, onState, signal })
  const [opened, heard] = await Promise.allSettled([opening, listening.hear(folder, choice)])
  if (opened.status === 'rejected') throw opened.reason
  if (heard.status === 'rejected') {
    await opened.value.close()
    throw heard.reason
  }
  return { database: opened.value, intake: heard.value }
}
