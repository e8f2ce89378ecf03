import type { AppState } from '../../contract/setup/system.ts'
import type { Changing } from '../../platform/bus.ts'
import type { Log } from '../../platform/log.ts'

type WatchedName = {
  farm: () => { farmName: () => Promise<string | null> } | null
  state: Changing<AppState>
  log: Log
  everyMs: number
}

/** Another desktop may have renamed it. While the database is away the name stays as it was. */
export function watchName({ farm, state, log, everyMs }: WatchedName): () => void {
  const look = async () => {
    const open = farm()
    if (!open || state.get().phase !== 'ready') return
    const farmName = await open.farmName()
    const now = state.get()
    if (now.phase === 'ready' && farmName !== now.farmName) state.set({ ...now, farmName })
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      log.debug({ err: error }, 'the name of the farm could not be read')
    })
  }, everyMs)
  return () => {
    clearInterval(timer)
  }
}
