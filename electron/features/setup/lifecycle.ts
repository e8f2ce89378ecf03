import type { AppState, FarmStart } from '../../contract/setup/system.ts'
import { createBackoff } from '../../platform/backoff.ts'
import { type Changing, createChanging } from '../../platform/bus.ts'
import { DatabaseRefused, type DatabaseState } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import { watchElsewhere } from './watch-elsewhere.ts'

/** An open farm as the lifecycle sees it. */
export type OpenFarm = {
  needsOwner: () => Promise<boolean>
  farmName: () => Promise<string | null>
  /** People are answered from now on: what could wait for that begins. */
  opened: () => Promise<void>
  stop: () => Promise<void>
}

export type Choice = { start: FarmStart; url: string | null }

export type LifecycleDeps<Farm extends OpenFarm> = {
  settings: SettingsFile
  secrets: Pick<Secrets, 'get' | 'set'>
  /** Given on the command line: stands for a joined farm and is not remembered. */
  databaseUrl: string | undefined
  open: (choice: Choice, onState: (state: DatabaseState) => void, signal: AbortSignal) => Promise<Farm>
  /** How often another desktop's new name for the farm is looked for. */
  nameEveryMs?: number
  /** How often, while this one asks for the first owner, another desktop's is looked for. */
  ownerEveryMs?: number
  /** The farm was left for another choice: what listens for it ends. */
  onLeft: () => Promise<void>
  host: AppState['host']
  version: string
  log: Log
}

export type Lifecycle<Farm extends OpenFarm> = {
  state: Changing<AppState>
  farm: () => Farm | null
  /** Opens what was chosen earlier, if anything was. Returns at once; `state` tells. */
  start: () => Promise<void>
  choose: (choice: Choice) => Promise<void>
  retry: () => void
  back: () => Promise<void>
  /** Looks again whether an owner is needed, and what the farm is called. */
  refresh: () => Promise<void>
  stop: () => Promise<void>
}

const nameMs = 30_000
const ownerMs = 2000
const firstRetryMs = 5000
const lastRetryMs = 30_000

// Read through a function: the signal may have aborted while something was awaited, which types can't know.
const isOver = (signal: AbortSignal): boolean => signal.aborted

const openingOf = (state: DatabaseState): AppState['opening'] => {
  if (state.state === 'migrating')
    return { code: 'MIGRATING', data: { migration: state.migration, done: state.done, of: state.of } }
  if (state.state === 'opening') return { code: state.detail ?? 'STARTING', data: {} }
  return null
}

const firstState = ({ databaseUrl, settings, host, version }: LifecycleDeps<OpenFarm>): AppState => ({
  phase: 'choose-start',
  start: databaseUrl === undefined ? settings.get().start : 'join',
  farmName: null,
  opening: null,
  problem: null,
  settingsKeptAside: settings.movedTo,
  host,
  version,
})

async function chosenFarm({ databaseUrl, settings, secrets }: LifecycleDeps<OpenFarm>): Promise<Choice | null> {
  if (databaseUrl !== undefined) return { start: 'join', url: databaseUrl }
  const { start } = settings.get()
  return start && { start, url: start === 'join' ? await secrets.get('database-url') : null }
}

const problemOf = (error: unknown): NonNullable<AppState['problem']> => ({
  code: error instanceof DatabaseRefused ? error.code : 'FAULT',
  message: error instanceof Error ? error.message : String(error),
})

/** Which farm this desktop works with: nothing chosen → opening → needs an owner → ready, or failed with the cure. */
export function createLifecycle<Farm extends OpenFarm>(deps: LifecycleDeps<Farm>): Lifecycle<Farm> {
  const { settings, secrets, log } = deps
  const state = createChanging(firstState(deps))
  const patch = (change: Partial<AppState>) => {
    state.set({ ...state.get(), ...change })
  }
  let farm: Farm | null = null
  let opening = new AbortController()
  let retryTimer: NodeJS.Timeout | undefined
  const backoff = createBackoff({ firstMs: firstRetryMs, maxMs: lastRetryMs })

  const refresh = async () => {
    if (!farm) return
    const [needsOwner, farmName] = await Promise.all([farm.needsOwner(), farm.farmName()])
    patch({ phase: needsOwner ? 'needs-owner' : 'ready', farmName, opening: null, problem: null })
  }

  const stopWatching = watchElsewhere({
    ...{ farm: () => farm, state, log, refresh },
    nameEveryMs: deps.nameEveryMs ?? nameMs,
    ownerEveryMs: deps.ownerEveryMs ?? ownerMs,
  })

  const fail = (error: unknown) => {
    const problem = problemOf(error)
    if (problem.code === 'FAULT') log.error({ err: error }, 'the farm did not open')
    patch({ phase: 'failed', opening: null, problem })
    // Only what may mend itself is tried again by itself: the internet, a server that starts.
    if (problem.code === 'UNREACHABLE') retryTimer = setTimeout(() => void open(), backoff.nextMs())
  }

  const open = async () => {
    clearTimeout(retryTimer)
    opening.abort()
    opening = new AbortController()
    const { signal } = opening
    const choice = await chosenFarm(deps)
    if (!choice || isOver(signal)) return
    patch({ phase: 'opening', start: choice.start, opening: { code: 'STARTING', data: {} }, problem: null })
    const onState = (now: DatabaseState) => {
      const shown = openingOf(now)
      if (shown && !signal.aborted && state.get().phase === 'opening') patch({ opening: shown })
    }
    try {
      const opened = await deps.open(choice, onState, signal)
      if (isOver(signal)) {
        await opened.stop()
        return
      }
      farm = opened
      backoff.reset()
      await refresh()
      void opened.opened()
    } catch (error) {
      if (isOver(signal)) return
      const half = farm
      farm = null
      await half?.stop() // the next try opens it anew
      if (!isOver(signal)) fail(error)
    }
  }

  const close = async () => {
    clearTimeout(retryTimer)
    opening.abort()
    const was = farm
    farm = null
    await was?.stop()
  }

  return {
    state,
    farm: () => farm,
    start: open,
    retry: () => void open(),
    refresh,
    stop: () => {
      stopWatching()
      return close()
    },
    choose: async ({ start, url }) => {
      await close()
      await deps.onLeft()
      if (url !== null) await secrets.set('database-url', url)
      settings.change({ start })
      patch({ phase: 'opening', start, problem: null, opening: { code: 'STARTING', data: {} } })
      void open()
    },
    back: async () => {
      await close()
      await deps.onLeft()
      settings.change({ start: null })
      patch({ phase: 'choose-start', start: null, problem: null, opening: null, farmName: null })
    },
  }
}
