import { createHash } from 'node:crypto'
import type { Caller } from '../../../contract/routes.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, inTransaction, type OpenDatabase, type Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { FarmConfig } from '../../settings/index.ts'

/** What tries are counted under. `address` has a limit of its own, since many people may share one. */
export type AttemptKey = { key: string; per: 'account' | 'address' }

/**
 * A try that may go on. Should it fail, the account (`isLast`) or the address (`shutsAddress`) is shut by it; with
 * `mustFail` it is to fail whatever was typed.
 */
export type Attempt = { keys: readonly string[]; isLast: boolean; shutsAddress: boolean; mustFail: boolean }

export type Shut = { code: 'SIGN_IN_SHUT'; data: { until: Date } }
type AttemptDeps = { database: OpenDatabase; now: Clock; config: FarmConfig }

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const byAccount = (key: string): AttemptKey => ({ key, per: 'account' })

/** What was typed, known or not: nobody can tell from it which of the two it is. */
export const accountKey = (login: string) => byAccount(`account:${digest(login.trim().toLowerCase())}`)
/** The account itself, by whichever of its names it was tried. */
export const personKey = (userId: string) => byAccount(`person:${userId}`)
export const secondFactorKey = (userId: string) => byAccount(`second-factor:${userId}`)
/** Proofs of someone who is in already: unlock, step-up, the password that a change asks for. */
export const proofKey = (userId: string) => byAccount(`proof:${userId}`)
export const addressKey = ({ ipAddress, deviceId }: Pick<Caller, 'ipAddress' | 'deviceId'>): AttemptKey => ({
  key: `address:${ipAddress ?? deviceId ?? 'unknown'}`,
  per: 'address',
})

/**
 * Counts a try before its secret is compared, so that guesses made at once, on any number of desktops, never get more
 * comparisons than the limit. All of `wanted` let it pass, or it counts for none. `hidden` never shows that it is shut:
 * the try goes on and must fail.
 */
export async function reserveAttempt(
  { database, now, config }: AttemptDeps,
  wanted: readonly AttemptKey[],
  hidden: readonly AttemptKey[] = [],
): Promise<Result<Attempt, Shut>> {
  const limits: Limits = {
    account: await config.get('security.max_login_attempts'),
    address: await config.get('security.max_login_attempts_per_address'),
    shutMs: (await config.get('security.lockout_duration')) * 1000,
  }
  const at = now()
  return inTransaction(database, async (tx) => {
    const shown = await count(tx, { wanted, limits, at })
    // Rolled back: a try that one of them refuses counts for none.
    if (shown.length < wanted.length) {
      return refuse({ code: 'SIGN_IN_SHUT', data: { until: await shutUntil(tx, { wanted, limits, at }) } })
    }
    const unseen = hidden.length === 0 ? [] : await count(tx, { wanted: hidden, limits, at })
    const mustFail = unseen.length < hidden.length
    const shut = [...shown, ...unseen].filter((row) => row.shut_until !== null)
    const shutsAddress = shut.some(({ key }) => key.startsWith('address:'))
    const isLast = !mustFail && shut.length > (shutsAddress ? 1 : 0)
    return ok({ keys: [...shown, ...unseen].map(({ key }) => key), isLast, shutsAddress, mustFail })
  })
}

type Limits = { account: number; address: number; shutMs: number }
type Counting = { wanted: readonly AttemptKey[]; limits: Limits; at: Date }

/**
 * One statement: adds one to each key that is not shut, and shuts those that are full. Counts older than the time of a
 * lock-out start anew, which allows nobody more than being locked out does. Gives the keys that let the try pass.
 */
function count(tx: Tx, { wanted, limits, at }: Counting): Promise<{ key: string; shut_until: Date | null }[]> {
  const keys = wanted.map(({ key }) => key)
  const most = wanted.map(({ per }) => limits[per])
  const [until, stale] = [new Date(at.getTime() + limits.shutMs), new Date(at.getTime() - limits.shutMs)]
  // In one order everywhere, so that two tries never wait for each other.
  return tx.$queryRaw`
    INSERT INTO sign_in_attempts AS held (key, failures, first_at, shut_until)
    SELECT key, 1, ${at}::timestamptz, NULL FROM unnest(${keys}::text[]) AS wanted (key) ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN held.shut_until IS NULL AND held.first_at > ${stale} THEN held.failures + 1 ELSE 1 END,
      first_at = CASE WHEN held.shut_until IS NULL AND held.first_at > ${stale} THEN held.first_at
        ELSE ${at}::timestamptz END,
      shut_until = CASE WHEN held.shut_until IS NULL AND held.first_at > ${stale} AND held.failures + 1 >=
        (SELECT most FROM unnest(${keys}::text[], ${most}::int[]) AS wanted (key, most) WHERE wanted.key = held.key)
        THEN ${until}::timestamptz END
    WHERE held.shut_until IS NULL OR held.shut_until <= ${at}
    RETURNING key, shut_until`
}

async function shutUntil(tx: Tx, { wanted, limits, at }: Counting): Promise<Date> {
  const where = { key: { in: wanted.map(({ key }) => key) } }
  const { _max } = await tx.signInAttempt.aggregate({ where, _max: { shutUntil: true } })
  return _max.shutUntil ?? new Date(at.getTime() + limits.shutMs)
}

/** For a try that was neither right nor wrong: it may be made again. */
export async function giveBackAttempt(db: Db | Tx, { keys }: Pick<Attempt, 'keys'>): Promise<void> {
  await db.$executeRaw`
    UPDATE sign_in_attempts SET failures = greatest(failures - 1, 0), shut_until = NULL
    WHERE key IN (SELECT key FROM sign_in_attempts WHERE key = ANY(${[...keys]}) ORDER BY key FOR UPDATE)`
}

/** After a success: counting starts anew. */
export async function clearAttempt(db: Db | Tx, { keys }: Pick<Attempt, 'keys'>): Promise<void> {
  await db.$executeRaw`
    DELETE FROM sign_in_attempts
    WHERE key IN (SELECT key FROM sign_in_attempts WHERE key = ANY(${[...keys]}) ORDER BY key FOR UPDATE)`
}

/** Opens every door of one account that wrong tries have shut. */
export async function clearAttempts(
  tx: Tx,
  { id, email, username }: { id: string; email: string; username: string | null },
): Promise<void> {
  const names = [email, username].flatMap((name) => (name === null ? [] : [accountKey(name)]))
  const keys = [...names, personKey(id), secondFactorKey(id), proofKey(id)].map(({ key }) => key)
  await clearAttempt(tx, { keys })
}
