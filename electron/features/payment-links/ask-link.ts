import type { PaymongoLink, PaymongoRefusal } from '../../connections/paymongo/paymongo-answers.ts'
import { centavosOf } from '../../platform/money.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { filePayment } from './file-payment.ts'
import type { LinkDeps, LinkRow } from './link-deps.ts'
import { everyMs, leaseMs, type Money, makingMs, moneyOf, nextLateAsk, waitMs } from './link-rules.ts'
import type { PaymongoKey } from './paymongo-key.ts'

type Change = Parameters<LinkDeps['database']['db']['paymentLink']['updateMany']>[0]['data']

/**
 * Takes the turn to ask about a link. Of several desktops one gets it; if that one dies, another may when the lease is
 * over. Null: somebody else was faster.
 */
export async function takeTurn({ database, now }: LinkDeps, row: LinkRow): Promise<LinkRow | null> {
  const polledAt = now()
  const nextPollAt = new Date(polledAt.getTime() + leaseMs)
  const { count } = await database.write((db) =>
    db.paymentLink.updateMany({
      where: { id: row.id, status: row.status, nextPollAt: row.nextPollAt },
      data: { polledAt, nextPollAt },
    }),
  )
  return count === 1 ? { ...row, polledAt, nextPollAt } : null
}

/** Only while the turn is ours still: who was slower than the lease, or than a cancelled order, changes nothing. */
async function settle({ database }: LinkDeps, row: LinkRow, data: Change): Promise<void> {
  await database.write(
    (db) => db.paymentLink.updateMany({ where: { id: row.id, status: row.status, nextPollAt: row.nextPollAt }, data }),
    { idempotent: true },
  )
}

const isShutting = (row: LinkRow, now: Date) =>
  row.status === 'closing' || (row.status === 'unpaid' && row.expiresAt <= now)

/** As it stands; one whose time is over is shut first, and what came until then is in the answer. */
async function look(
  { paymongo, now }: LinkDeps,
  { row, linkId, key, signal }: { row: LinkRow; linkId: string; key: PaymongoKey; signal: AbortSignal },
): Promise<Result<PaymongoLink, PaymongoRefusal>> {
  const found = await paymongo.findLink(key.secret, linkId, signal)
  if (!found.ok || found.value.isArchived || !isShutting(row, now())) return found
  if (moneyOf(found.value, centavosOf(row.amount)).found !== 'nothing') return found
  return paymongo.archiveLink(key.secret, linkId, signal)
}

async function notAnswered(deps: LinkDeps, row: LinkRow, refusal: PaymongoRefusal): Promise<void> {
  const failures = row.failures + 1
  const wait = waitMs(failures, refusal.code === 'BUSY' ? refusal.retryAfterMs : null)
  const answer = 'detail' in refusal ? { detail: refusal.detail } : {}
  const nextPollAt = new Date(deps.now().getTime() + wait)
  await settle(deps, row, { failures, problem: refusal.code, answer, nextPollAt })
}

/** Nothing came. An open link is asked again soon; one that was shut is asked a few times more, for who came late. */
async function nothingCame(deps: LinkDeps, row: LinkRow): Promise<void> {
  const now = deps.now()
  const fine = { failures: 0, problem: null }
  if (row.closedAt !== null) return settle(deps, row, { ...fine, nextPollAt: nextLateAsk(row.closedAt, now) })
  if (!isShutting(row, now)) return settle(deps, row, { ...fine, nextPollAt: new Date(now.getTime() + everyMs) })
  const status = row.status === 'closing' ? 'cancelled' : 'expired'
  await settle(deps, row, { ...fine, status, closedAt: now, nextPollAt: nextLateAsk(now, now) })
}

async function unfiled(
  deps: LinkDeps,
  row: LinkRow,
  { code, payment }: Pick<Extract<Money, { found: 'unfiled' }>, 'payment'> & { code: string },
): Promise<void> {
  const { id, amountCentavos, word } = payment
  const answer = { paymentId: id, amountCentavos, word }
  await settle(deps, row, { status: 'unfiled', problem: code, answer, closedAt: deps.now(), nextPollAt: null })
}

/** It was never made, or nobody lives to say so: PayMongo has at most a link whose address nobody knows. */
async function neverMade(deps: LinkDeps, row: LinkRow): Promise<void> {
  const now = deps.now()
  const until = new Date(row.createdAt.getTime() + makingMs)
  if (until > now) return settle(deps, row, { nextPollAt: until })
  const status = row.status === 'closing' ? 'cancelled' : 'failed'
  await settle(deps, row, { status, problem: status === 'failed' ? 'LOST' : null, closedAt: now, nextPollAt: null })
}

/** Asks PayMongo about a link whose turn was taken, and files what came. */
export async function askLink(
  deps: LinkDeps,
  row: LinkRow,
  { key, signal }: { key: PaymongoKey; signal: AbortSignal },
): Promise<Result<undefined, undefined>> {
  if (row.linkId === null) {
    await neverMade(deps, row)
    return ok(undefined)
  }
  const answer = await look(deps, { row, linkId: row.linkId, key, signal })
  // Whoever is leaving says nothing about PayMongo: another desktop asks when the lease is over.
  if (!answer.ok && signal.aborted) return refuse(undefined)
  if (!answer.ok) {
    await notAnswered(deps, row, answer.refusal)
    return refuse(undefined)
  }
  const money = moneyOf(answer.value, centavosOf(row.amount))
  if (money.found === 'nothing') await nothingCame(deps, row)
  else if (money.found === 'unfiled') await unfiled(deps, row, money)
  else {
    const filed = await filePayment(deps, row, money)
    if (filed.ok && filed.value === 'by-hand') {
      await unfiled(deps, row, { code: 'RECORDED_BY_HAND', payment: money.payment })
    }
  }
  return ok(undefined)
}
