import { join } from 'node:path'
import type { Binding } from './connections/serial/serial-port.ts'
import { createHearing, createPortService, createRegistry } from './features/chambers/index.ts'
import { createBrokerService } from './features/settings/index.ts'
import { createIngest, type StoredReading } from './features/telemetry/index.ts'
import { brokerConnections, type HearFrame, portConnections } from './intake-connections.ts'
import { createTopic } from './platform/bus.ts'
import { type Clock, monotonicClock } from './platform/clock.ts'
import type { Log } from './platform/log.ts'
import type { Secrets } from './platform/secrets/index.ts'
import type { SettingsFile } from './platform/settings-file.ts'
import { openSpool } from './platform/spool.ts'

/** All that listens to chambers. It needs no database: readings wait in the spool until one is open. */
export type Intake = ReturnType<typeof openIntake>

export type IntakeDeps = {
  folder: string
  settings: SettingsFile
  secrets: Secrets
  binding: Binding
  now: Clock
  log: Log
}

export function openIntake({ folder, settings, secrets, binding, now, log }: IntakeDeps) {
  const spool = openSpool(join(folder, 'spool.sqlite'))
  const registry = createRegistry(join(folder, 'chambers.json'), (error) => {
    log.warn({ err: error }, 'the copy of the list of chambers can not be read; the database has it')
  })
  const spooled = createTopic<StoredReading[]>()
  const ingest = createIngest({ spool, spooled })
  const brokerLiveSince = () => broker.liveSince()
  const dismissals = {
    get: () => settings.get().dismissedDevices,
    set: (dismissedDevices: string[]) => {
      settings.change({ dismissedDevices })
    },
  }
  const hearing = createHearing({ registry, ingest, now, monotonicMs: monotonicClock, brokerLiveSince, dismissals })
  const frames: HearFrame = { arrived: hearing.arrived, commit: hearing.commit }
  const clientId = `mash-desktop-${settings.get().installationId}`
  const devices = { all: () => registry.all().map((one) => one.serialNumber), changes: registry.changes }
  const connections = brokerConnections({ frames, clientId, devices, log })
  const broker = createBrokerService({ settings, secrets, log, ...connections })
  const opening = portConnections({ frames, binding, log })
  const ports = createPortService({ settings, registry, onReset: (device) => hearing.boardReset(device), ...opening })

  let listening = false
  return {
    spool,
    spooled,
    registry,
    hearing,
    broker,
    ports,
    frames,
    /** Opens broker and ports; a second call does nothing. Before the list of chambers is known, all would be strangers. */
    async listen() {
      if (listening) return
      listening = true
      await broker.start()
      ports.start()
    },
    async stop() {
      await Promise.all([broker.stop(), ports.stop()])
      hearing.commit()
      spool.close()
    },
  }
}
