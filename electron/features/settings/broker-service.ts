import type { TestStep } from '../../contract/base.ts'
import type { BrokerInput, BrokerSettings, BrokerView } from '../../contract/settings/settings.ts'
import { createChanging } from '../../platform/bus.ts'
import type { Log } from '../../platform/log.ts'
import { isPrivateHost } from '../../platform/private-host.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'

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

export type BrokerDeps = {
  settings: SettingsFile
  secrets: Secrets
  log: Log
  connect: (address: BrokerAddress, onState: (state: BrokerState) => void) => Stoppable
  /** Rejects with a code in `code` when the port is taken. */
  openEmbedded: (options: EmbeddedBrokerOptions) => Promise<Stoppable>
  test: (address: BrokerAddress, signal: AbortSignal) => AsyncGenerator<TestStep, void>
}

export type BrokerRefusal =
  | { code: 'PASSWORD_NEEDED' }
  | { code: 'PLAIN_TO_STRANGER'; data: { host: string } }
  | { code: 'PORT_TAKEN'; data: { port: number } }

/** The host, when the address would send farm data unencrypted over the internet (decision 27); else null. */
export function plainToStranger(url: string): string | null {
  if (url === '') return null
  const { protocol, hostname } = new URL(url)
  return ['mqtt:', 'ws:'].includes(protocol) && !isPrivateHost(hostname) ? hostname : null
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The farm's broker as this desktop reaches it, and the broker this desktop may itself be. */
export function createBrokerService(deps: BrokerDeps) {
  const { settings, secrets, log } = deps
  const state = createChanging<BrokerState>({ state: 'off' })
  let connection: Stoppable | null = null
  let embedded: Stoppable | null = null
  let liveSince: number | null = null

  const setState = (next: BrokerState) => {
    const was = state.get().state
    if (next.state === 'live' && was !== 'live') liveSince = next.sinceMs
    state.set(next)
  }
  const view = async (): Promise<BrokerView> => ({
    ...settings.get().broker,
    hasPassword: (await secrets.get('mqtt-password')) !== null,
    hasEmbeddedPassword: (await secrets.get('embedded-broker-password')) !== null,
  })
  const passwords = async (input?: BrokerInput) => ({
    password: input?.password ?? (await secrets.get('mqtt-password')) ?? '',
    embedded: input?.embeddedPassword ?? (await secrets.get('embedded-broker-password')) ?? '',
  })

  const openEmbedded = async (wanted: BrokerSettings['embedded'], password: string): Promise<BrokerRefusal | null> => {
    await embedded?.stop()
    embedded = null
    if (!wanted.enabled) return null
    try {
      embedded = await deps.openEmbedded({ ...wanted, password })
      return null
    } catch (error) {
      if (!['EADDRINUSE', 'PORT_TAKEN', 'EACCES'].includes(codeOf(error))) throw error
      return { code: 'PORT_TAKEN', data: { port: wanted.port } }
    }
  }
  const connect = async (wanted: BrokerSettings, password: { password: string; embedded: string }) => {
    await connection?.stop()
    connection = null
    setState({ state: 'off' })
    const { embedded: own, ...address } = wanted
    if (address.url !== '') connection = deps.connect({ ...address, password: password.password }, setState)
    else if (own.enabled) {
      // No other broker is named: this desktop listens to its own.
      const url = `mqtt://127.0.0.1:${own.port}`
      connection = deps.connect({ ...address, url, username: own.username, password: password.embedded }, setState)
    }
  }

  return {
    state,
    view,
    liveSince: () => liveSince,
    /** Connects as the settings say; what can't be opened is told by the state and the log, never thrown. */
    async start() {
      const { broker } = settings.get()
      const kept = await passwords()
      const refusal = await openEmbedded(broker.embedded, kept.embedded)
      if (refusal) log.warn({ refusal }, 'the built-in broker could not open its port')
      await connect(broker, kept)
    },
    async save(input: BrokerInput): Promise<Result<BrokerView, BrokerRefusal>> {
      const { password, embeddedPassword, ...wanted } = input
      const held = await passwords(input)
      if (
        wanted.embedded.enabled &&
        wanted.embedded.open &&
        (wanted.embedded.username === '' || held.embedded === '')
      ) {
        return refuse({ code: 'PASSWORD_NEEDED' })
      }
      const host = plainToStranger(wanted.url)
      if (host !== null) return refuse({ code: 'PLAIN_TO_STRANGER', data: { host } })
      const refusal = await openEmbedded(wanted.embedded, held.embedded)
      if (refusal) {
        await openEmbedded(settings.get().broker.embedded, (await passwords()).embedded)
        return refuse(refusal)
      }
      if (password !== null) await secrets.set('mqtt-password', password)
      if (embeddedPassword !== null) await secrets.set('embedded-broker-password', embeddedPassword)
      settings.change({ broker: wanted })
      await connect(wanted, held)
      return ok(await view())
    },
    async *test(input: BrokerInput, signal: AbortSignal): AsyncGenerator<TestStep, void> {
      const { embedded: _, embeddedPassword: __, password: typed, ...address } = input
      const { url, username } = settings.get().broker
      // The kept password goes nowhere but where it was kept for: who may test could else have it sent to a host of theirs.
      const isSame = input.url === url && input.username === username
      const password = typed ?? (isSame ? (await passwords()).password : '')
      yield* deps.test({ ...address, password }, signal)
    },
    async stop() {
      await connection?.stop()
      await embedded?.stop()
      connection = null
      embedded = null
    },
  }
}
export type BrokerService = ReturnType<typeof createBrokerService>
