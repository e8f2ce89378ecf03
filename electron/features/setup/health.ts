import type { PortRow } from '../../contract/chambers/ports.ts'
import type { Health, HealthPart } from '../../contract/setup/system.ts'
import { type Changing, createChanging } from '../../platform/bus.ts'
import type { DatabaseState } from '../../platform/database/index.ts'
import type { BrokerState } from '../settings/index.ts'

const part = (level: HealthPart['level'], code: string, data: HealthPart['data'] = {}): HealthPart => ({
  level,
  code,
  data,
})

export type HealthFacts = {
  /** null: no farm is open. */
  database: DatabaseState | null
  waiting: number
  dead: number
  /** The last try to store readings failed. */
  stuck: boolean
  broker: BrokerState
  ports: readonly PortRow[]
}

const passing = 600 // readings that merely travel: a second or two of a large farm

function databaseHealth({ database, waiting: all, dead, stuck }: HealthFacts): HealthPart {
  const waiting = stuck || database?.state !== 'ready' || all > passing ? all : 0
  if (!database || database.state === 'closed') return part('none', 'CLOSED', { waiting })
  if (database.state === 'lost') return part('bad', 'LOST', { reason: database.reason, waiting })
  if (database.state !== 'ready') return part('watch', database.state.toUpperCase(), { waiting })
  if (stuck) return part('watch', 'NOT_STORING', { waiting })
  if (dead > 0) return part('watch', 'PUT_ASIDE', { waiting, dead })
  return part('ok', 'OK', { waiting })
}

function brokerHealth({ broker }: HealthFacts): HealthPart {
  if (broker.state === 'off') return part('none', 'NOT_SET')
  const level = { connecting: 'watch', live: 'ok', lost: 'bad', refused: 'bad' } as const
  return part(level[broker.state], broker.state.toUpperCase(), { reason: broker.code })
}

const troubled = ['lost', 'refused', 'not-recognised', 'silent', 'NOT_THERE']

function usbHealth({ ports }: HealthFacts): HealthPart {
  const attached = ports.filter((port) => port.attached)
  const bad = attached.filter((port) => troubled.includes(port.state.code))
  if (bad.length > 0)
    return part('bad', 'TROUBLE', { ports: attached.length, bad: bad.length, reason: bad[0]?.state.code ?? '' })
  if (attached.length > 0) return part('ok', 'ATTACHED', { ports: attached.length })
  const likely = ports.filter((port) => port.likely).length
  return likely > 0 ? part('none', 'PLUGGED', { ports: likely }) : part('none', 'NOTHING', {})
}

export function healthOf(facts: HealthFacts): Health {
  return {
    database: databaseHealth(facts),
    broker: brokerHealth(facts),
    usb: usbHealth(facts),
    alerts: part('none', 'NOT_YET'),
  }
}

/** The four pills; told again only when something in them changed. */
export function createHealth(read: () => HealthFacts): { health: Changing<Health>; look: () => void } {
  const health = createChanging(healthOf(read()))
  let last = JSON.stringify(health.get())
  return {
    health,
    look() {
      const next = healthOf(read())
      const text = JSON.stringify(next)
      if (text === last) return
      last = text
      health.set(next)
    },
  }
}
