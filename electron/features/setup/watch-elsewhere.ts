import type { AppState } from '../../contract/setup/system.ts'
import type { Changing } from '../../platform/bus.ts'
import type { Log } from '../../platform/log.ts'

type Watched = {
  farm: () => { farmName: () => Promise<string | null>; needsOwner: () => Promise<boolean> } | null
  state: Changing<AppState>
  log: Log
  /** Somebody waits before the form for the first owner. */
  ownerEveryMs: number
  nameEveryMs: number
  refresh: () => Promise<void>
}

/** What another desktop on the same database may do meanwhile. While the database is away all stays as it was. */
export function watchElsewhere({ farm, state, log, ownerEveryMs, nameEveryMs, refresh }: Watched): () => void {
  const lookAtName = async () => {
    const open = farm()
    if (!open || state.get().phase !== 'ready') return
    const farmName = await open.farmName()
    const now = state.get()
    if (now.phase === 'ready' && farmName !== now.farmName) state.set({ ...now, farmName })
  }
  const lookForOwner = async () => {
    const open = farm()
    if (!open || state.get().phase !== 'needs-owner') return
    const hasOwner = !(await open.needsOwner())
    if (hasOwner && state.get().phase === 'needs-owner') await refresh()
  }
  const every = (ms: number, look: () => Promise<void>) =>
    setInterval(() => {
      look().catch((error: unknown) => {
        log.debug({ err: error }, 'what another desktop did could not be read')
      })
    }, ms)
  const timers = [every(nameEveryMs, lookAtName), every(ownerEveryMs, lookForOwner)]
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}
