import type { Arrived } from './connections/frame.ts'
import { BrokerSessions } from './connections/mqtt/broker-sessions.ts'
import { testBroker } from './connections/mqtt/broker-test.ts'
import { EmbeddedBroker } from './connections/mqtt/embedded-broker.ts'
import { listPorts } from './connections/serial/port-list.ts'
import { probePort } from './connections/serial/port-probe.ts'
import { PortWatch } from './connections/serial/port-watch.ts'
import { SerialChamber } from './connections/serial/serial-chamber.ts'
import type { Binding } from './connections/serial/serial-port.ts'
import type { PortDeps } from './features/chambers/index.ts'
import type { BrokerAddress, BrokerDeps } from './features/settings/index.ts'
import type { Topic } from './platform/bus.ts'
import type { Log } from './platform/log.ts'

/** Where a connection hands on what it hears; `commit` makes it durable. */
export type HearFrame = { arrived: (one: Arrived) => void; commit: () => void }

const versions = { auto: 'auto', '3.1.1': 4, '5': 5 } as const

const loginOf = ({ url, username, password, ca, protocol, older }: BrokerAddress, clientId: string) => ({
  url,
  clientId,
  username: username || undefined,
  password: password || undefined,
  ca: ca || undefined,
  protocolVersion: versions[protocol],
  older,
})

/** How the broker settings become connections. */
export function brokerConnections(deps: {
  frames: HearFrame
  clientId: string
  /** The registered devices, and when they are others. */
  devices: { all: () => readonly string[]; changes: Pick<Topic<undefined>, 'listen'> }
  log: Log
}): Pick<BrokerDeps, 'connect' | 'openEmbedded' | 'test'> {
  const { frames, clientId, devices, log } = deps
  return {
    connect: (address, onState) => {
      const sessions = new BrokerSessions({
        ...loginOf(address, clientId),
        devices: devices.all,
        onArrived: frames.arrived,
        onCommit: frames.commit,
        onState,
        log,
      })
      const forget = devices.changes.listen(() => {
        sessions.follow()
      })
      sessions.start()
      return {
        stop: async () => {
          forget()
          await sessions.stop()
        },
      }
    },
    openEmbedded: async ({ port, open, username, password }) => {
      const broker = new EmbeddedBroker({ port, open, username, password, log })
      await broker.start()
      return broker
    },
    test: (address, signal) => testBroker(loginOf(address, clientId), signal),
  }
}

/** Frames of one moment are made durable together. */
function commitSoon(commit: () => void, log: Log): () => void {
  let pending = false
  return () => {
    if (pending) return
    pending = true
    setImmediate(() => {
      pending = false
      try {
        commit()
      } catch (error) {
        log.error({ err: error }, 'readings of a board could not be made durable')
      }
    })
  }
}

/** How USB ports are listed, held open and tested, through the system's binding or the demo's. */
export function portConnections(deps: {
  frames: HearFrame
  binding: Binding
  log: Log
}): Pick<PortDeps, 'watch' | 'open' | 'list' | 'probe'> {
  const { frames, binding, log } = deps
  const committing = commitSoon(frames.commit, log)
  let watcher: PortWatch | null = null
  return {
    watch: (manual, onPorts) => {
      const own = new PortWatch({
        binding,
        manual,
        onPorts,
        log,
      })
      watcher = own
      own.start()
      return { refresh: () => void own.refresh(), stop: () => own.stop() }
    },
    open: ({ boardId }, onState) => {
      const board = new SerialChamber({
        boardId,
        binding,
        locate: () => watcher?.pathOf(boardId) ?? null,
        onArrived: (arrived) => {
          frames.arrived(arrived)
          committing()
        },
        onState: ({ state, code, dialect, data }) => {
          onState({ code: state, data: { ...data, reason: code, dialect } })
        },
        log,
      })
      board.start()
      return board
    },
    list: (manual) => listPorts(binding, manual),
    probe: async (port) => ({ data: {}, ...(await probePort(binding, port)) }),
  }
}
