import type { BrokerSettings } from '../../contract/settings/settings.ts'
import { createChanging } from '../../platform/bus.ts'

/** What a broker is reached with; the password is here and nowhere in the settings file. */
export type BrokerAddress = Omit<BrokerSettings, 'embedded'> & { password: string }
export type EmbeddedBrokerOptions = { port: number; open: boolean; username: string; password: string }

export type BrokerState =
  | { state: 'off' }
  | {
      state: 'connecting' | 'live' | 'lost' | 'refused'
      sinceMs: number
      code: string | null
      retryAtMs: number | null
    }

export type Stoppable = { stop: () => Promise<void> }

export type LinkDeps = {
  connect: (address: BrokerAddress, onState: (state: BrokerState) => void) => Stoppable
  /** Rejects with a code in `code` when the port is taken. */
  openEmbedded: (options: EmbeddedBrokerOptions) => Promise<Stoppable>
}

export type BrokerRefusal =
  | { code: 'PASSWORD_NEEDED' }
  | { code: 'PLAIN_TO_STRANGER'; data: { host: string } }
  | { code: 'PORT_TAKEN'; data: { port: number } }

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

export type Passwords = { password: string; embedded: string }

/** What is open of the two: the way to a broker, and the broker that this desktop may itself be. */
export function createLinks({ connect, openEmbedded }: LinkDeps) {
  const state = createChanging<BrokerState>({ state: 'off' })
  let connection: Stoppable | null = null
  let embedded: Stoppable | null = null
  let liveSince: number | null = null

  const setState = (next: BrokerState) => {
    const was = state.get().state
    if (next.state === 'live' && was !== 'live') liveSince = next.sinceMs
    state.set(next)
  }
  return {
    state,
    liveSince: () => liveSince,
    async open(wanted: BrokerSettings['embedded'], password: string): Promise<BrokerRefusal | null> {
      await embedded?.stop()
      embedded = null
      if (!wanted.enabled) return null
      try {
        embedded = await openEmbedded({ ...wanted, password })
        return null
      } catch (error) {
        if (!['EADDRINUSE', 'PORT_TAKEN', 'EACCES'].includes(codeOf(error))) throw error
        return { code: 'PORT_TAKEN', data: { port: wanted.port } }
      }
    },
    async connect({ embedded: own, ...address }: BrokerSettings, passwords: Passwords): Promise<void> {
      await connection?.stop()
      connection = null
      setState({ state: 'off' })
      if (address.url !== '') connection = connect({ ...address, password: passwords.password }, setState)
      else if (own.enabled) {
        // No other broker is named: this desktop listens to its own.
        const url = `mqtt://127.0.0.1:${own.port}`
        connection = connect({ ...address, url, username: own.username, password: passwords.embedded }, setState)
      }
    },
    stop: async (): Promise<void> => {
      await connection?.stop()
      await embedded?.stop()
      connection = null
      embedded = null
    },
  }
}
