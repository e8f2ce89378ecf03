import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import { checkPair, ownPair, type Pair, type PairFact } from './door-certificate.ts'

export type OpenDoor = {
  port: number
  /** For connections from now on. */
  renew: (tls: Pair) => void
  stop: () => Promise<void>
}

export type RunningDoorDeps = {
  secrets: Pick<Secrets, 'get' | 'set'>
  /** Where the certificate that it makes for itself is kept. */
  folder: string
  now: Clock
  log: Log
  /** Rejects with the system's error when it can't listen. */
  open: (at: { host: string; port: number; tls: Pair | null }) => Promise<OpenDoor>
}

export type DoorSettings = ReturnType<SettingsFile['get']>['api']
export type DoorRefusal =
  | { code: 'PORT_TAKEN'; data: { port: number } }
  | { code: 'CERTIFICATE_BAD'; data: { detail: string } }

const systemCodes = ['EADDRINUSE', 'EACCES']
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The door itself: open with one certificate or none, or shut. */
export function createRunningDoor({ secrets, folder, now, log, open }: RunningDoorDeps) {
  let door: OpenDoor | null = null
  let fact: PairFact | null = null

  const shut = async () => {
    const was = door
    door = null
    fact = null
    await was?.stop()
  }
  const pairFor = async (wanted: DoorSettings, key: string): Promise<Result<PairFact | null, string>> => {
    if (!wanted.open) return ok(null)
    const { certificate } = wanted
    return certificate === '' ? ok(await ownPair(folder, secrets, now())) : checkPair({ cert: certificate, key }, now())
  }

  return {
    port: () => door?.port ?? null,
    fact: () => fact,
    shut,
    /** Opens it anew as it is wanted; null: it is as it was wanted. */
    start: async (wanted: DoorSettings, key: string): Promise<DoorRefusal | null> => {
      await shut()
      if (!wanted.enabled) return null
      const pair = await pairFor(wanted, key)
      if (!pair.ok) return { code: 'CERTIFICATE_BAD', data: { detail: pair.refusal } }
      try {
        const host = wanted.open ? '0.0.0.0' : '127.0.0.1'
        door = await open({ host, port: wanted.port, tls: pair.value?.pair ?? null })
        fact = pair.value
        return null
      } catch (error) {
        if (!systemCodes.includes(codeOf(error))) throw error
        return { code: 'PORT_TAKEN', data: { port: wanted.port } }
      }
    },
    /** The certificate of our own making is renewed before it ends, without shutting the door. */
    renew: async (next: DoorSettings): Promise<void> => {
      if (!door || !next.open || next.certificate !== '') return
      const fresh = await ownPair(folder, secrets, now())
      if (fresh.fingerprint === fact?.fingerprint) return
      fact = fresh
      door.renew(fresh.pair)
      log.info({ until: fresh.until }, 'the certificate of the door for programs was renewed')
    },
  }
}
