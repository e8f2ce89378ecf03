import { EmbeddedBroker } from '../connections/mqtt/embedded-broker.ts'
import type { Binding } from '../connections/serial/serial-port.ts'
import { createDemoPort } from '../connections/simulator/demo-port.ts'
import { GatewaySimulator } from '../connections/simulator/gateway-simulator.ts'
import { seededRandom } from '../connections/simulator/seeded-random.ts'
import { type ChamberServiceDeps, registerChamber } from '../features/chambers/index.ts'
import type { OpenDatabase } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'
import type { Settings, SettingsFile } from '../platform/settings-file.ts'
import { fillHistory } from './demo-history.ts'

const demoBoard = 'usb:2341:0043:DEMO'
const boardHouse = { serialNumber: 'USB-2341-0043-DEMO', name: 'Silang House 1', location: 'Silang' }
const gatewayHouses = [
  { serialNumber: 'DEMO-B2-CAL26-CE637C', name: 'Calamba House 1', location: 'Calamba' },
  { serialNumber: 'DEMO-B2-CAL26-09B7D4', name: 'Calamba House 2', location: 'Calamba' },
  { serialNumber: 'DEMO-B2-LBN26-7F20B3', name: 'Los Baños House 1', location: 'Los Baños' },
]
/** Speaks too, but nobody has registered it: so a person can try that. */
const newcomer = 'DEMO-B2-SIL26-A95E14'
const frozenHouse = gatewayHouses[2]?.serialNumber

/** The demo makes its own chambers: there is no call to write down. */
const nobodyAsked = () => Promise.resolve()

/** What a farm with simulated chambers needs in place of real ones. */
export type DemoFarm = {
  /** The desktop's settings, with the demo's broker and board in them; they are never saved. */
  settings: SettingsFile
  binding: Binding
  /** Registers the chambers, lets them speak, and gives them a past. */
  start: (farm: { database: OpenDatabase; chamberDeps: ChamberServiceDeps }) => Promise<void>
  stop: () => Promise<void>
}

function withDemo(settings: SettingsFile, url: string): SettingsFile {
  const shown = (real: Settings): Settings => ({
    ...real,
    broker: { ...real.broker, url: real.broker.url || url },
    ports: { ...real.ports, attached: [...real.ports.attached, demoBoard] },
  })
  return {
    movedTo: settings.movedTo,
    get: () => shown(settings.get()),
    change: ({ broker, ports, ...rest }) => {
      settings.change({
        ...rest,
        ...(broker ? { broker: { ...broker, url: broker.url === url ? '' : broker.url } } : {}),
        ...(ports ? { ports: { ...ports, attached: ports.attached.filter((one) => one !== demoBoard) } } : {}),
      })
    },
  }
}

/** Real dialects through a real broker and a pretended USB port; only the climate is made up. */
export async function openDemoFarm({ settings, log }: { settings: SettingsFile; log: Log }): Promise<DemoFarm> {
  const broker = new EmbeddedBroker({ port: 0, open: false, username: '', password: '', log })
  await broker.start()
  const url = `mqtt://127.0.0.1:${broker.port}`
  const port = createDemoPort({ random: seededRandom(7) })
  const gateways = [...gatewayHouses.map((house) => house.serialNumber), newcomer].map(
    (serial, i) => new GatewaySimulator({ url, serial, random: seededRandom(i + 1), auto: true }),
  )
  const stopping = new AbortController()
  let filling = Promise.resolve()

  return {
    settings: withDemo(settings, url),
    binding: port.binding,
    async start({ database, chamberDeps }) {
      const { registry, systemUserId: ownerId } = chamberDeps
      if (registry.all().length === 0) {
        for (const house of [...gatewayHouses, boardHouse]) {
          await registerChamber(chamberDeps, { ...house, ownerId }, nobodyAsked)
        }
      }
      for (const gateway of gateways) {
        await gateway.start()
        if (gateway.serial === frozenHouse) gateway.faults.add('frozen')
      }
      filling = fillHistory({
        database,
        chambers: registry.all(),
        ownerId,
        nowMs: Date.now(),
        signal: stopping.signal,
      }).catch((error: unknown) => {
        log.error({ err: error }, "the demo farm's past could not be made")
      })
    },
    async stop() {
      stopping.abort()
      await filling
      await Promise.all(gateways.map((gateway) => gateway.stop()))
      port.stop()
      await broker.stop()
    },
  }
}
