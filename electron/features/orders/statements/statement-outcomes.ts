import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { StatementLine } from '../../../contract/orders/statements.ts'
import type { Db, Tx } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'
import type { StatementRow } from './statement-rows.ts'

type Outcome = StatementLine['outcome']
/** What a person should look at first: what almost fits, then what was found. */
const order: readonly Outcome[] = ['amount', 'date', 'matched', 'settled', 'no-claim', 'before']
const shownAtMost = 500
/** A statement of months; of a longer one the rest is matched all the same, and not told line by line. */
const mostListed = 10_000

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

/** What became of each line of a statement: of one just read after its claims were looked for, of an older one since. */
export async function outcomesOf(
  tx: Db | Tx,
  {
    importId,
    method,
    rows: all,
  }: { importId: string; method: PaymentMethod; rows: readonly Omit<StatementRow, 'row' | 'raw'>[] },
): Promise<StatementLine[]> {
  const rows = all.slice(0, mostListed)
  const references = rows.map(({ reference }) => reference)
  const [lines, payments] = [
    await tx.statementLine.findMany({ where: { method, reference: { in: references } } }),
    await tx.payment.findMany({
      where: { transactionId: { in: references.map((reference) => `${method}:${reference}`) } },
      include: { order: { select: { orderNumber: true } } },
    }),
  ]
  const lineOf = new Map(lines.map((line) => [line.reference, line]))
  const claimOf = new Map(payments.map((payment) => [payment.transactionId, payment]))
  const listed = new Set<string>()
  return rows
    .map(({ reference, amountCentavos, paidAt, sender }) => {
      const [line, claim] = [lineOf.get(reference), claimOf.get(`${method}:${reference}`)]
      // The same line twice in one file is one; so is a line of an earlier file.
      const isOurs = line?.importId === importId && !listed.has(reference)
      listed.add(reference)
      const claimedCentavos = claim ? centavosOf(claim.amount) : null
      const facts = { isOurs, isMatched: isOurs && line.paymentId !== null, claimedCentavos }
      const isOpen = claim?.status === 'PENDING' && claim.evidence === 'claimed'
      return {
        ...{ reference, amountCentavos, paidAt, sender },
        outcome: outcomeOf({ ...facts, isOpen }, amountCentavos),
        orderNumber: claim?.order?.orderNumber ?? null,
        claimedCentavos,
      }
    })
    .toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
    .slice(0, shownAtMost)
}
