import type { OpenClaim, StatementLine } from '../../../contract/orders/statements.ts'
import type { Db } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'
import type { Whose } from '../../whose/index.ts'
import { readClaims } from './open-claims.ts'
import type { GivenLine } from './write-statement.ts'

type Outcome = StatementLine['outcome']
/** What a person should look at first: what almost fits, then what was found. */
const order: readonly Outcome[] = ['amount', 'date', 'matched', 'settled', 'no-claim', 'before']
export const shownAtMost = 500

type Facts = {
  isOurs: boolean
  isMatched: boolean
  claimedCentavos: number | null
  isOpen: boolean
}

/** Why a line proved a claim, or did not. */
export function outcomeOf({ isOurs, isMatched, claimedCentavos, isOpen }: Facts, amountCentavos: number): Outcome {
  if (isMatched) return 'matched'
  if (!isOurs) return 'before'
  if (claimedCentavos === null) return 'no-claim'
  if (!isOpen) return 'settled'
  return claimedCentavos === amountCentavos ? 'date' : 'amount'
}

type Found = GivenLine & {
  id: string
  isMatched: boolean
  isOpen: boolean
  claimed: string | null
  orderId: string | null
  orderNumber: string | null
}

/** Of many lines those that a person should see; which outcome each has is said by `outcomeOf` alone. */
const readFirst = (db: Db, importId: string) => db.$queryRaw<Found[]>`
  WITH found AS (
    SELECT l.id, l.reference, l.amount, l.paid_at, l.sender, l.payment_id IS NOT NULL AS matched,
      p.amount AS claimed, p.order_id, coalesce(p.status = 'PENDING' AND p.evidence = 'claimed', false) AS open
    FROM statement_lines l LEFT JOIN payments p ON CASE WHEN l.payment_id IS NULL
      THEN p.transaction_id = l.method::text || ':' || l.reference AND p.status <> 'FAILED' ELSE p.id = l.payment_id END
    WHERE l.import_id = ${importId})
  SELECT f.id, f.reference, f.amount::text AS amount, f.paid_at AS "paidAt", f.sender, f.matched AS "isMatched",
    f.open AS "isOpen", f.claimed::text AS claimed, f.order_id AS "orderId", o.order_number AS "orderNumber"
  FROM found f LEFT JOIN orders o ON o.id = f.order_id
  ORDER BY (f.open AND NOT f.matched) DESC, (f.claimed <> f.amount) DESC NULLS LAST, f.matched DESC,
    (f.claimed IS NOT NULL) DESC, f.paid_at, f.reference, f.id
  LIMIT ${shownAtMost}`

const shown = ({ reference, amount, paidAt, sender }: GivenLine) => ({
  ...{ reference, paidAt, sender: sender ?? '' },
  amountCentavos: centavosOf(amount),
})

const waits: readonly Outcome[] = ['no-claim', 'amount', 'date']
const byOutcome = (a: StatementLine, b: StatementLine) =>
  order.indexOf(a.outcome) - order.indexOf(b.outcome) || Number(hasFit(b)) - Number(hasFit(a))
const hasFit = ({ claims }: StatementLine) => claims.some(({ fits }) => fits)

/** What became of the lines that a statement brought, as it is now, and what else they may prove. */
export async function readOutcomes(db: Db, importId: string, whose: Whose): Promise<StatementLine[]> {
  const found = await readFirst(db, importId)
  const lines = found.map(({ isMatched, isOpen, claimed, ...line }) => {
    const claimedCentavos = claimed === null ? null : centavosOf(claimed)
    const given = { ...shown(line), id: line.id, orderId: line.orderId, orderNumber: line.orderNumber }
    const outcome = outcomeOf({ isOurs: true, isMatched, isOpen, claimedCentavos }, given.amountCentavos)
    return { ...given, outcome, claimedCentavos }
  })
  const waiting = lines.filter(({ outcome }) => waits.includes(outcome))
  const claims = waiting.length > 0 ? await readClaims(db, waiting, whose) : new Map<string, OpenClaim[]>()
  return lines.map((line) => ({ ...line, claims: claims.get(line.id) ?? [] })).toSorted(byOutcome)
}

/** Lines of a file that were there before it. */
export const asBefore = (lines: readonly GivenLine[]): StatementLine[] =>
  lines.map((line) => ({
    ...{ ...shown(line), id: null, outcome: 'before', claims: [] },
    ...{ orderId: null, orderNumber: null, claimedCentavos: null },
  }))
