import type { TestStep } from '../../contract/base.ts'
import type { BrokerInput, BrokerSettings, BrokerView } from '../../contract/settings/settings.ts'
import type { Log } from '../../platform/log.ts'
import { isPrivateHost } from '../../platform/private-host.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import { type BrokerAddress, type BrokerRefusal, createLinks, type LinkDeps, type Passwords } from './broker-links.ts'

export type BrokerDeps = LinkDeps & {
  settings: SettingsFile
  secrets: Secrets
  log: Log
  test: (address: BrokerAddress, signal: AbortSignal) => AsyncGenerator<TestStep, void>
}

/** The host, when the address would send farm data unencrypted over the internet (decision 27); else null. */
export function plainToStranger(url: string): string | null {
  if (url === '') return null
  const { protocol, hostname } = new URL(url)
  return ['mqtt:', 'ws:'].includes(protocol) && !isPrivateHost(hostname) ? hostname : null
}

/** Why these settings are not taken; null: they may be tried. */
function refusalOf({ embedded, url }: BrokerSettings, secretsNow: Passwords): BrokerRefusal | null {
  const isBare = embedded.username === '' || secretsNow.embedded === ''
  if (embedded.enabled && embedded.open && isBare) return { code: 'PASSWORD_NEEDED' }
  const host = plainToStranger(url)
  return host === null ? null : { code: 'PLAIN_TO_STRANGER', data: { host } }
}

/** The farm's broker as this desktop reaches it, and the broker this desktop may itself be. */
export function createBrokerService(deps: BrokerDeps) {
  const { settings, secrets, log } = deps
  const links = createLinks(deps)

  const view = async (): Promise<BrokerView> => ({
    ...settings.get().broker,
    hasPassword: (await secrets.get('mqtt-password')) !== null,
    hasEmbeddedPassword: (await secrets.get('embedded-broker-password')) !== null,
  })
  const passwords = async (input?: BrokerInput): Promise<Passwords> => ({
    password: input?.password ?? (await secrets.get('mqtt-password')) ?? '',
    embedded: input?.embeddedPassword ?? (await secrets.get('embedded-broker-password')) ?? '',
  })

  return {
    state: links.state,
    view,
    liveSince: links.liveSince,
    /** Connects as the settings say; what can't be opened is told by the state and the log, never thrown. */
    async start() {
      const { broker } = settings.get()
      const stored = await passwords()
      const refusal = await links.open(broker.embedded, stored.embedded)
      if (refusal) log.warn({ refusal }, 'the built-in broker could not open its port')
      await links.connect(broker, stored)
    },
    async save(input: BrokerInput): Promise<Result<BrokerView, BrokerRefusal>> {
      const { password, embeddedPassword, ...wanted } = input
      const secretsNow = await passwords(input)
      const unfit = refusalOf(wanted, secretsNow)
      if (unfit) return refuse(unfit)
      const refusal = await links.open(wanted.embedded, secretsNow.embedded)
      if (refusal) {
        await links.open(settings.get().broker.embedded, (await passwords()).embedded)
        return refuse(refusal)
      }
      if (password !== null) await secrets.set('mqtt-password', password)
      if (embeddedPassword !== null) await secrets.set('embedded-broker-password', embeddedPassword)
      settings.change({ broker: wanted })
      await links.connect(wanted, secretsNow)
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
    stop: links.stop,
  }
}
export type BrokerService = ReturnType<typeof createBrokerService>
