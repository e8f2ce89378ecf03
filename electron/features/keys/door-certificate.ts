import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { writeDurably } from '../../platform/durable-files.ts'
import { dayMs } from '../../platform/durations.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'

/** PEM texts. */
export type Pair = { cert: string; key: string }
export type PairFact = { pair: Pair; fingerprint: string; until: Date }
export type PairProblem = 'NOT_PEM' | 'KEY_MISSING' | 'KEY_NOT_PEM' | 'NOT_A_PAIR' | 'EXPIRED' | 'NOT_YET_VALID'

const livesMs = 397 * dayMs // what programs accept of a server's certificate at most
const renewMs = 30 * dayMs
const file = 'api-door.pem'

function parsed<T>(parse: () => T): T | null {
  try {
    return parse()
  } catch {
    return null // OpenSSL's sentences help nobody; the code says which of the two it is
  }
}

/** A certificate (with those of its issuers, if any, after it) and its key, as a door can use them today. */
export function checkPair(pair: Pair, now: Date): Result<PairFact, PairProblem> {
  const cert = parsed(() => new X509Certificate(pair.cert))
  if (!cert || !pair.cert.includes('-----BEGIN CERTIFICATE-----')) return refuse('NOT_PEM')
  if (pair.key === '') return refuse('KEY_MISSING')
  const key = parsed(() => createPrivateKey(pair.key))
  if (!key) return refuse('KEY_NOT_PEM')
  if (!cert.checkPrivateKey(key)) return refuse('NOT_A_PAIR')
  const [from, until] = [new Date(cert.validFrom), new Date(cert.validTo)]
  if (until <= now) return refuse('EXPIRED')
  if (from > now) return refuse('NOT_YET_VALID')
  return ok({ pair, fingerprint: cert.fingerprint256, until })
}

/** This computer's addresses in its networks, IPv4 first. */
export const networkAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .toSorted((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address.split('%', 1)[0] ?? address)

async function makePair(now: Date): Promise<Pair> {
  const { generate } = await import('selfsigned') // large, and needed once a year
  const name = hostname()
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A caller whose clock is a little behind must not refuse it on its first day.
    notBeforeDate: new Date(now.getTime() - dayMs),
    notAfterDate: new Date(now.getTime() + livesMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...['localhost', name, `${name}.local`].map((value) => ({ type: 2, value }) as const),
          ...['127.0.0.1', '::1', ...networkAddresses()].map((ip) => ({ type: 7, ip }) as const),
        ],
      },
    ],
  })
  return { cert: made.cert, key: made.private }
}

/** The certificate that this desktop makes for itself: the one it has, or a new one a month before that ends. */
export async function ownPair(folder: string, secrets: Pick<Secrets, 'get' | 'set'>, now: Date): Promise<PairFact> {
  const path = join(folder, file)
  if (existsSync(path)) {
    const stored = checkPair({ cert: readFileSync(path, 'utf8'), key: (await secrets.get('api-door-key')) ?? '' }, now)
    if (stored.ok && stored.value.until.getTime() - now.getTime() > renewMs) return stored.value
  }
  const pair = await makePair(now)
  const made = checkPair(pair, now)
  if (!made.ok) throw new Error(`the certificate that was just made is no good: ${made.refusal}`)
  await secrets.set('api-door-key', pair.key)
  writeDurably(path, pair.cert)
  return made.value
}
