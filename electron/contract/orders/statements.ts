import { z } from 'zod'
import { procedure } from '../base.ts'
import { paymentMethod } from './order-words.ts'

const id = z.string().min(1).max(100)

export const statement = z.object({
  id,
  method: paymentMethod,
  fileName: z.string(),
  importedAt: z.date(),
  /** Null: somebody who is no longer known. */
  by: z.string().nullable(),
  rows: z.int(),
  matched: z.int(),
  rejects: z.array(z.object({ row: z.int(), reason: z.string(), raw: z.string() })),
})
export type Statement = z.infer<typeof statement>

/** A line of the farm's own account and what became of it. */
export const statementLine = z.object({
  reference: z.string(),
  amountCentavos: z.int(),
  paidAt: z.date(),
  sender: z.string(),
  /**
   * matched: a claim of this order is proved. no-claim: nobody claimed this reference. amount, date: claimed with
   * another one. settled: confirmed or rejected before. before: it was in an earlier statement.
   */
  outcome: z.enum(['matched', 'no-claim', 'amount', 'date', 'settled', 'before']),
  orderNumber: z.string().nullable(),
  claimedCentavos: z.int().nullable(),
})
export type StatementLine = z.infer<typeof statementLine>
export const importedStatement = statement.extend({
  /** What a person should look at first; at most 500. */
  lines: z.array(statementLine),
})
export type ImportedStatement = z.infer<typeof importedStatement>

/** Of the payments' procedures those about the farm's own account. */
export const statementsContract = {
  /** The last hundred, newest first. */
  statements: procedure({ access: 'payments:process', changes: false }).output(z.array(statement)),
  /** One of them with its own lines, and what has become of each since. */
  statement: procedure({ access: 'payments:process', changes: false })
    .input(z.object({ id }))
    .errors({ STATEMENT_NOT_FOUND: { status: 404 } })
    .output(importedStatement),
  /** CSV of GCash, Maya or a bank: reference, amount, time. Matches what is claimed. */
  importStatement: procedure({
    access: 'payments:process',
    changes: true,
    audit: { action: 'CREATE', entity: 'StatementImport' },
  })
    .input(
      z.object({ method: paymentMethod, fileName: z.string().max(200), text: z.string().max(10_000_000, 'TOO_LARGE') }),
    )
    .errors({ ALREADY_IMPORTED: { status: 409, data: z.object({ at: z.date() }) }, NO_ROWS: { status: 400 } })
    .output(importedStatement),
}
