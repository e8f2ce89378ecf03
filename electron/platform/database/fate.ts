import { setTimeout as delay } from 'node:timers/promises'
import { databaseErrorFacts } from './database-error.ts'
import type { LostReason } from './types.ts'

/**
 * What a failed call tells about the server: it certainly did not happen, the server rolled it back because of others,
 * nobody knows (it may be committed), or it is a real answer that a second try would only repeat.
 */
export type Fate = 'not-applied' | 'conflict' | 'unknown' | 'final'

const neverConnectedText = /timeout exceeded when trying to connect|terminated due to connection timeout/i
const brokenText =
  /connection terminated|connection ended|connection error and is not queryable|query read timeout|socket hang up|server closed the connection|websocket/i
const neverConnectedCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'])
const brokenCodes = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
// Server full; starting up or shutting down.
const notNowStates = new Set(['53300', '57P03'])
// Statement cancelled or timed out, lock not available, idle in transaction: the statement was rolled back.
const rolledBackStates = new Set(['57014', '55P03', '25P03'])

export function fateOf(error: unknown): Fate {
  const { prismaCode, kind, sqlState = '', systemCode = '', message } = databaseErrorFacts(error)
  if (prismaCode === 'P2034' || kind === 'TransactionWriteConflict' || sqlState === '40001' || sqlState === '40P01') {
    return 'conflict'
  }
  if (prismaCode === 'P1001' || kind === 'DatabaseNotReachable' || kind === 'TooManyConnections') return 'not-applied'
  if (notNowStates.has(sqlState) || rolledBackStates.has(sqlState)) return 'not-applied'
  if (neverConnectedCodes.has(systemCode) || neverConnectedText.test(message)) return 'not-applied'
  if (prismaCode === 'P2028') return /Unable to start a transaction/.test(message) ? 'not-applied' : 'unknown'
  return isBroken(error) ? 'unknown' : 'final'
}

function isBroken(error: unknown): boolean {
  const { prismaCode = '', kind = '', sqlState = '', systemCode = '', message } = databaseErrorFacts(error)
  return (
    prismaCode === 'P1017' ||
    prismaCode === 'P1008' ||
    kind === 'ConnectionClosed' ||
    kind === 'SocketTimeout' ||
    /^(57P0[12]|08)/.test(sqlState) ||
    brokenCodes.has(systemCode) ||
    brokenText.test(message)
  )
}

/** Whether the error means that the database is away, and how; null when it did answer. */
export function lossOf(error: unknown): LostReason | null {
  const { prismaCode, kind, sqlState = '', message } = databaseErrorFacts(error)
  if (prismaCode === 'P2028' || kind === 'TooManyConnections' || sqlState === '53300') return null
  if (rolledBackStates.has(sqlState)) return null
  if (kind === 'SocketTimeout' || /timeout/i.test(message))
    return isBroken(error) || isUnreachable(error) ? 'TIMED_OUT' : null
  if (isBroken(error)) return 'CONNECTION_CLOSED'
  return isUnreachable(error) ? 'UNREACHABLE' : null
}

/** The same of an error that surely comes from a database: a mail server may be away as well. */
export function isDatabaseLoss(error: unknown): boolean {
  const { prismaCode, kind } = databaseErrorFacts(error)
  return (prismaCode !== undefined || kind !== undefined) && lossOf(error) !== null
}

const isUnreachable = (error: unknown) => fateOf(error) === 'not-applied'

export interface RetryOptions {
  /** A second run does no harm, even when the first was committed unseen. */
  idempotent: boolean
  /** After this long no new try is begun; there is always a second one. */
  patienceMs: number
}

/** Runs the work again for as long as its fate allows, with back-off and jitter. */
export async function withRetry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { idempotent, patienceMs } = options
  const begun = performance.now()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const fate = fateOf(error)
      const impatient = attempt > 1 && performance.now() - begun > patienceMs
      if (impatient || fate === 'final' || (fate === 'unknown' && !idempotent)) throw error
      await delay(Math.min(5_000, 100 * 2 ** (attempt - 1)) * (0.5 + Math.random()))
    }
  }
}
