import type { ApiDoorInput, ApiDoorView } from '../../contract/keys.ts'
import { hourMs } from '../../platform/durations.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import { checkPair, networkAddresses } from './door-certificate.ts'
import { createRunningDoor, type DoorRefusal, type DoorSettings, type RunningDoorDeps } from './running-door.ts'

export type DoorDeps = RunningDoorDeps & { settings: SettingsFile }

const lookMs = 12 * hourMs

/** Where a program finds it: by this computer's address in its network, when it is open to it. */
function urlOf({ open }: DoorSettings, port: number): string {
  if (!open) return `http://127.0.0.1:${port}/api/v1`
  const [address = '127.0.0.1'] = networkAddresses()
  return `https://${address.includes(':') ? `[${address}]` : address}:${port}/api/v1`
}

/** One after the other, whatever became of the one before. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

/** The door for programs, of this desktop: shut until someone opens it, to the network with TLS only. */
export function createDoorService(deps: DoorDeps) {
  const { settings, secrets, now, log } = deps
  const door = createRunningDoor(deps)
  let problem: string | null = null
  /** One change at a time: two windows may save at once. */
  const inTurn = createQueue()

  const stored = () => settings.get().api
  const storedKey = async () => (await secrets.get('api-door-key')) ?? ''
  const url = () => {
    const port = door.port()
    return port === null ? null : urlOf(stored(), port)
  }
  const view = async (): Promise<ApiDoorView> => ({
    ...stored(),
    hasPrivateKey: stored().certificate !== '' && (await storedKey()) !== '',
    url: url(),
    problem,
    fingerprint: door.fact()?.fingerprint ?? null,
    certificateUntil: door.fact()?.until ?? null,
  })

  const startAsStored = async () => {
    problem = null
    try {
      const refusal = await door.start(stored(), await storedKey())
      if (!refusal) return
      problem = refusal.code === 'CERTIFICATE_BAD' ? refusal.data.detail : refusal.code
      log.warn({ problem }, 'the door for programs could not be opened')
    } catch (error) {
      problem = 'FAULT'
      log.error({ err: error }, 'the door for programs could not be opened')
    }
  }
  const save = async ({ privateKey, ...wanted }: ApiDoorInput): Promise<Result<ApiDoorView, DoorRefusal>> => {
    const key = privateKey ?? (stored().certificate === '' ? '' : await storedKey())
    // Looked at even while the door stays shut: it must not fail on the day it is opened.
    const fits = wanted.certificate === '' ? null : checkPair({ cert: wanted.certificate, key }, now())
    if (fits?.ok === false) return refuse({ code: 'CERTIFICATE_BAD', data: { detail: fits.refusal } })
    problem = null
    const refusal = await door.start(wanted, key)
    if (refusal) {
      await startAsStored()
      return refuse(refusal)
    }
    if (wanted.certificate !== '' && privateKey !== null) await secrets.set('api-door-key', privateKey)
    settings.change({ api: wanted })
    return ok(await view())
  }

  const renew = () => inTurn(() => door.renew(stored()))
  const timer = setInterval(() => {
    renew().catch((error: unknown) => {
      log.warn({ err: error }, 'the certificate of the door for programs could not be renewed')
    })
  }, lookMs)

  return {
    view,
    /** The page about it, while it is open to this computer only; one that the network reaches is https anyway. */
    docsHere: (): string | null => {
      const at = url()
      return at === null || stored().open ? null : `${at}/docs`
    },
    renew,
    /** As the settings say. What can't be opened is told by the view and the log: it must not stop the farm. */
    start: () => inTurn(startAsStored),
    save: (input: ApiDoorInput) => inTurn(() => save(input)),
    stop: () => {
      clearInterval(timer)
      return inTurn(door.shut)
    },
  }
}
export type DoorService = ReturnType<typeof createDoorService>
