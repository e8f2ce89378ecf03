import type { PortRow } from '../../contract/chambers/ports.ts'
import type { FeatureRoutes } from '../../contract/routes.ts'
import { type Changing, createChanging } from '../../platform/bus.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import { type PortTestDeps, testPorts } from './port-test.ts'
import type { Registry } from './registry.ts'
import { serialNumberOf } from './serial-number.ts'

/** A port as the system lists it. */
export type ListedPort = Pick<PortRow, 'path' | 'boardId' | 'label' | 'likely' | 'manual' | 'resets'>
export type PortState = PortRow['state']
export type OpenPort = { stop: () => Promise<void> }

export type PortDeps = {
  settings: SettingsFile
  registry: Registry
  /** Lists at once and after each plugging and unplugging, until stopped. `manual` paths are listed too. */
  watch(
    manual: () => readonly string[],
    onPorts: (ports: ListedPort[]) => void,
  ): { refresh(): void; stop(): Promise<void> }
  /** Keeps one port open: what it hears goes to the ingest path, its state here. */
  open: (port: ListedPort, onState: (state: PortState) => void) => OpenPort
  /** A port was opened, and so its board reset. */
  onReset: (boardId: string) => void
  list: (manual: readonly string[]) => ReturnType<PortTestDeps['list']>
  probe: PortTestDeps['probe']
}

const closed: PortState = { code: 'closed', data: {} }
const gone: PortState = { code: 'NOT_THERE', data: {} }

/** Which USB ports are there, and which of them this desktop holds open. A port is known by its board, not its name. */
export function createPortService(deps: PortDeps) {
  const { settings, registry } = deps
  const rows: Changing<PortRow[]> = createChanging<PortRow[]>([])
  const openPorts = new Map<string, { port: OpenPort; state: PortState }>()
  let listed: ListedPort[] = []
  let watcher: ReturnType<PortDeps['watch']> | null = null

  const remembered = () => settings.get().ports.attached
  const remember = (attached: string[]) => {
    settings.change({ ports: { ...settings.get().ports, attached: [...new Set(attached)] } })
  }

  const rowOf = (port: ListedPort): PortRow => {
    const chamber = registry.bySerial(serialNumberOf({ source: 'usb', device: port.boardId }))?.chamber
    const attached = openPorts.get(port.boardId)
    return {
      ...port,
      state: attached?.state ?? closed,
      attached: attached !== undefined,
      chamber: chamber ? { id: chamber.id, name: chamber.name } : null,
    }
  }
  const tell = () => {
    const here = listed.map(rowOf)
    const missing = [...openPorts.keys()].filter((boardId) => !listed.some((port) => port.boardId === boardId))
    const ghosts = missing.map((boardId) => {
      const row = rowOf({ path: '', boardId, label: boardId, likely: true, manual: false, resets: false })
      return { ...row, state: gone }
    })
    rows.set([...here, ...ghosts])
  }
  const open = (port: ListedPort) => {
    if (openPorts.has(port.boardId)) return
    const opened: { port: OpenPort; state: PortState } = {
      state: { code: 'opening', data: {} },
      port: deps.open(port, (state) => {
        const mine = openPorts.get(port.boardId)
        if (mine) mine.state = state
        if (state.code === 'resetting') deps.onReset(port.boardId)
        tell()
      }),
    }
    openPorts.set(port.boardId, opened)
    tell()
  }

  return {
    rows,
    tell,
    start() {
      watcher = deps.watch(
        () => settings.get().ports.manual,
        (ports) => {
          listed = ports
          // What was attached when the program stopped is attached again: its person has agreed to that once.
          for (const port of ports) if (remembered().includes(port.boardId)) open(port)
          tell()
        },
      )
    },
    attach(boardId: string, acceptReset: boolean): Result<undefined, { code: 'PORT_GONE' } | { code: 'WILL_RESET' }> {
      const port = listed.find((one) => one.boardId === boardId)
      if (!port) return refuse({ code: 'PORT_GONE' })
      if (port.resets && !acceptReset) return refuse({ code: 'WILL_RESET' })
      remember([...remembered(), boardId])
      open(port)
      return ok(undefined)
    },
    async release(boardId: string) {
      remember(remembered().filter((one) => one !== boardId))
      const mine = openPorts.get(boardId)
      openPorts.delete(boardId)
      await mine?.port.stop()
      tell()
    },
    test: (signal: AbortSignal) =>
      testPorts({ rows, list: () => deps.list(settings.get().ports.manual), probe: deps.probe }, signal),
    setManual(paths: string[]) {
      settings.change({ ports: { ...settings.get().ports, manual: [...new Set(paths)] } })
      watcher?.refresh()
    },
    async stop() {
      await watcher?.stop()
      await Promise.all([...openPorts.values()].map((one) => one.port.stop()))
      openPorts.clear()
    },
  }
}
export type PortService = ReturnType<typeof createPortService>

export function portsRoutes(ports: PortService, settings: SettingsFile): FeatureRoutes<'ports'> {
  const manual = () => settings.get().ports.manual
  return {
    watch: async ({ signal }) => ok(ports.rows.stream(signal)),
    test: async ({ signal }) => ok(ports.test(signal)),
    attach: async ({ input, audit }) => {
      audit({ entityId: input.boardId, newValues: { attached: true } })
      return ports.attach(input.boardId, input.acceptReset)
    },
    release: async ({ input, audit }) => {
      audit({ entityId: input.boardId, newValues: { attached: false } })
      await ports.release(input.boardId)
      return ok(undefined)
    },
    addPath: async ({ input, audit }) => {
      audit({ entityId: input.path })
      ports.setManual([...manual(), input.path])
      return ok(undefined)
    },
    removePath: async ({ input, audit }) => {
      audit({ entityId: input.path })
      ports.setManual(manual().filter((path) => path !== input.path))
      return ok(undefined)
    },
  }
}
