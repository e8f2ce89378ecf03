import { z } from 'zod'
import { procedure } from '../base.ts'
import { paymentMethod } from './order-words.ts'

const id = z.string().min(1).max(100)

/**
 * What one statement may have: two years of fifty payments a day are 18 000 rows of some 100 characters. Told before its
 * rows are looked at.
 */
export const mostStatement = { rows: 20_000, columns: 50, cell: 2000, chars: 6_000_000 } as const
/** Of what could not be read so many are told one by one. */
export const firstRejects = 100

const statementTooLarge = z.object({
  what: z.enum(['rows', 'columns', 'cell']),
  sent: z.int(),
  most: z.int(),
  /** Where the first such cell is. */
  row: z.int().nullable(),
})
export type StatementTooLarge = z.infer<typeof statementTooLarge>

export const statement = z.object({
  id,
  method: paymentMethod,
  fileName: z.string(),
  importedAt: z.date(),
  /** Null: somebody who is no longer known. */
  by: z.string().nullable(),
  rows: z.int(),
  matched: z.int(),
  /** It was interrupted: the same file goes on with it. */
  isFinished: z.boolean(),
  rejected: z.int(),
  /** The first hundred of one statement; of a list of them none. */
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
    size: 'large',
    audit: { action: 'CREATE', entity: 'StatementImport' },
  })
    .input(
      z.object({
        method: paymentMethod,
        fileName: z.string().max(200),
        text: z.string().max(mostStatement.chars, 'TOO_LARGE'),
      }),
    )
    .errors({
      ALREADY_IMPORTED: { status: 409, data: z.object({ at: z.date() }) },
      NO_ROWS: { status: 400 },
      STATEMENT_TOO_LARGE: { status: 413, data: statementTooLarge },
    })
    .output(importedStatement),
}
