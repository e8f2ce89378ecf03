import type { ApiDoorInput, ApiDoorView } from '../../contract/keys.ts'
import type { Clock } from '../../platform/clock.ts'
import { hourMs } from '../../platform/durations.ts'
import type { Log } from '../../platform/log.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import { checkPair, networkAddresses, ownPair, type Pair, type PairFact } from './door-certificate.ts'

export type OpenDoor = {
  port: number
  /** For connections from now on. */
  renew: (tls: Pair) => void
  stop: () => Promise<void>
}

export type DoorDeps = {
  settings: SettingsFile
  secrets: Pick<Secrets, 'get' | 'set'>
  /** Where the certificate that it makes for itself is kept. */
  folder: string
  now: Clock
  log: Log
  /** Rejects with the system's error when it can't listen. */
  open: (at: { host: string; port: number; tls: Pair | null }) => Promise<OpenDoor>
}

type DoorSettings = ReturnType<SettingsFile['get']>['api']
type DoorRefusal =
  | { code: 'PORT_TAKEN'; data: { port: number } }
  | { code: 'CERTIFICATE_BAD'; data: { detail: string } }

const lookMs = 12 * hourMs
const systemCodes = ['EADDRINUSE', 'EACCES']
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Where a program finds it: by this computer's address in its network, when it is open to it. */
function urlOf({ open }: DoorSettings, port: number): string {
  if (!open) return `http://127.0.0.1:${port}/api/v1`
  const [address = '127.0.0.1'] = networkAddresses()
  return `https://${address.includes(':') ? `[${address}]` : address}:${port}/api/v1`
}

/** The door for programs, of this desktop: shut until someone opens it, to the network with TLS only. */
export function createDoorService(deps: DoorDeps) {
  const { settings, secrets, folder, now, log } = deps
  let door: OpenDoor | null = null
  let fact: PairFact | null = null
  let problem: string | null = null
  let queue: Promise<unknown> = Promise.resolve()

  /** One change at a time: two windows may save at once. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work)
    queue = next.catch(() => undefined)
    return next
  }

  const shut = async () => {
    const open = door
    door = null
    await open?.stop()
  }

  const pairFor = async (
    { open, certificate }: DoorSettings,
    key: string,
  ): Promise<Result<PairFact | null, string>> => {
    if (!open) return ok(null)
    return certificate === '' ? ok(await ownPair(folder, secrets, now())) : checkPair({ cert: certificate, key }, now())
  }

  const start = async (wanted: DoorSettings, key: string): Promise<DoorRefusal | null> => {
    await shut()
    problem = null
    fact = null
    if (!wanted.enabled) return null
    const pair = await pairFor(wanted, key)
    if (!pair.ok) return { code: 'CERTIFICATE_BAD', data: { detail: pair.refusal } }
    try {
      const host = wanted.open ? '0.0.0.0' : '127.0.0.1'
      door = await deps.open({ host, port: wanted.port, tls: pair.value?.pair ?? null })
      fact = pair.value
      return null
    } catch (error) {
      if (!systemCodes.includes(codeOf(error))) throw error
      return { code: 'PORT_TAKEN', data: { port: wanted.port } }
    }
  }
  const keptKey = async () => (await secrets.get('api-door-key')) ?? ''
  const startAsKept = async () => {
    try {
      const refusal = await start(settings.get().api, await keptKey())
      if (refusal) problem = refusal.code === 'CERTIFICATE_BAD' ? refusal.data.detail : refusal.code
      if (refusal) log.warn({ problem }, 'the door for programs could not be opened')
    } catch (error) {
      problem = 'FAULT'
      log.error({ err: error }, 'the door for programs could not be opened')
    }
  }

  const view = async (): Promise<ApiDoorView> => {
    const kept = settings.get().api
    return {
      ...kept,
      hasPrivateKey: kept.certificate !== '' && (await keptKey()) !== '',
      url: door && urlOf(kept, door.port),
      problem,
      fingerprint: fact?.fingerprint ?? null,
      certificateUntil: fact?.until ?? null,
    }
  }

  /** The certificate of our own making is renewed before it ends, without shutting the door. */
  const renew = async () => {
    const { open, certificate } = settings.get().api
    if (!door || !open || certificate !== '') return
    const fresh = await ownPair(folder, secrets, now())
    if (fresh.fingerprint === fact?.fingerprint) return
    fact = fresh
    door.renew(fresh.pair)
    log.info({ until: fresh.until }, 'the certificate of the door for programs was renewed')
  }
  const timer = setInterval(() => {
    inTurn(renew).catch((error: unknown) => {
      log.warn({ err: error }, 'the certificate of the door for programs could not be renewed')
    })
  }, lookMs)

  return {
    view,
    /** The page about it, while it is open to this computer only; one that the network reaches is https anyway. */
    docsHere: (): string | null =>
      door && !settings.get().api.open ? `${urlOf(settings.get().api, door.port)}/docs` : null,
    renew: () => inTurn(renew),
    /** As the settings say. What can't be opened is told by the view and the log: it must not stop the farm. */
    start: () => inTurn(startAsKept),
    save: (input: ApiDoorInput): Promise<Result<ApiDoorView, DoorRefusal>> =>
      inTurn(async () => {
        const { privateKey, ...wanted } = input
        const key = privateKey ?? (settings.get().api.certificate === '' ? '' : await keptKey())
        // Looked at even while the door stays shut: it must not fail on the day it is opened.
        const fits = wanted.certificate === '' ? null : checkPair({ cert: wanted.certificate, key }, now())
        if (fits?.ok === false) return refuse({ code: 'CERTIFICATE_BAD', data: { detail: fits.refusal } })
        const refusal = await start(wanted, key)
        if (refusal) {
          await startAsKept()
          return refuse(refusal)
        }
        if (wanted.certificate !== '' && privateKey !== null) await secrets.set('api-door-key', privateKey)
        settings.change({ api: wanted })
        return ok(await view())
      }),
    stop: () => {
      clearInterval(timer)
      return inTurn(shut)
    },
  }
}
export type DoorService = ReturnType<typeof createDoorService>
