import { z } from 'zod'
import { procedure } from '../base.ts'
import { paymentMethod } from './order-words.ts'
import { leftOut, leftOutReason, statementQuestion, statementReading } from './statement-reading.ts'

const id = z.string().min(1).max(100)

/**
 * What one statement may have: two years of fifty payments a day are 18 000 rows of some 100 characters. Told before its
 * rows are looked at.
 */
export const mostStatement = { rows: 20_000, columns: 50, cell: 2000, bytes: 6_000_000 } as const
/** Of what was left out so many are told one by one. */
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
  /** Of the lines it brought; those that an earlier statement had brought are with that one. */
  unmatched: z.int(),
  /** It was interrupted: the same file goes on with it. */
  isFinished: z.boolean(),
  /** Lines that prove nothing, whyever. */
  rejected: z.int(),
  /** The first hundred of one statement; of a list of them none. */
  rejects: z.array(leftOut),
})
export type Statement = z.infer<typeof statement>

/** A claim that waits, and might be the same money as a line. */
const openClaim = z.object({
  paymentId: id,
  orderId: id,
  orderNumber: z.string(),
  payer: z.string(),
  claimedAt: z.date(),
  /** Amount, payer and day fit, or the reference does. */
  fits: z.boolean(),
})
export type OpenClaim = z.infer<typeof openClaim>

/** A line of the farm's own account and what became of it. */
export const statementLine = z.object({
  /** Null: it is with an earlier statement. */
  id: id.nullable(),
  reference: z.string(),
  amountCentavos: z.int(),
  paidAt: z.date(),
  sender: z.string(),
  /**
   * matched: a claim of this order is proved. no-claim: nobody claimed this reference. amount, date: claimed with
   * another one. settled: confirmed or rejected before. before: it was in an earlier statement.
   */
  outcome: z.enum(['matched', 'no-claim', 'amount', 'date', 'settled', 'before']),
  orderId: z.string().nullable(),
  orderNumber: z.string().nullable(),
  claimedCentavos: z.int().nullable(),
  /** Of a line that proves nothing: open claims of the same amount, those that fit first; at most five. */
  claims: z.array(openClaim),
})
export type StatementLine = z.infer<typeof statementLine>
const counts = z.partialRecord(leftOutReason, z.int())
export const importedStatement = statement.extend({
  /** What a person should look at first; at most 500. */
  lines: z.array(statementLine),
  leftOutCounts: counts,
})
export type ImportedStatement = z.infer<typeof importedStatement>

export const statementPreview = z.object({
  /** How the file is read: what was chosen, and what was found where nothing was. */
  reading: statementReading,
  questions: z.array(statementQuestion),
  headings: z.array(z.string()),
  /** Lines before the heading, left out. */
  above: z.array(z.object({ row: z.int(), raw: z.string() })),
  /** The first rows, as they stand and as they are read. `reason` null: money that came in. */
  sample: z.array(
    z.object({
      row: z.int(),
      cells: z.array(z.string()),
      reason: leftOutReason.nullable(),
      amountCentavos: z.int().nullable(),
      paidAt: z.date().nullable(),
    }),
  ),
  /** Lines that came in. */
  rows: z.int(),
  rejected: z.int(),
  rejects: z.array(leftOut),
  leftOutCounts: counts,
  /** Claims that these lines would prove. */
  proves: z.int(),
  /** The columns are meant as in this earlier import of the same account. */
  asOf: z.date().nullable(),
  /** These very decisions were read in already. */
  alreadyAt: z.date().nullable(),
})
export type StatementPreview = z.infer<typeof statementPreview>

const statementFile = z.object({
  method: paymentMethod,
  fileName: z.string().max(200),
  bytes: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length <= mostStatement.bytes, 'TOO_LARGE')
    .meta({ mostBytes: mostStatement.bytes }),
  reading: statementReading.prefault({}),
})
const unreadable = {
  WRONG_KIND: {
    status: 400,
    data: z.object({ kind: z.enum(['xlsx', 'xls', 'pdf', 'picture', 'web-page', 'archive', 'unknown']) }),
  },
  STATEMENT_TOO_LARGE: { status: 413, data: statementTooLarge },
} as const

/** Of the payments' procedures those about the farm's own account. */
export const statementsContract = {
  /** The last hundred, newest first. */
  statements: procedure({ access: 'payments:process', changes: false }).output(z.array(statement)),
  /** One of them with its own lines, and what has become of each since. */
  statement: procedure({ access: 'payments:process', changes: false })
    .input(z.object({ id }))
    .errors({ STATEMENT_NOT_FOUND: { status: 404 } })
    .output(importedStatement),
  /** Reads a file as `importStatement` would, and keeps nothing. */
  previewStatement: procedure({ access: 'payments:process', changes: false, size: 'large' })
    .input(statementFile)
    .errors(unreadable)
    .output(statementPreview),
  /** CSV of GCash, Maya or a bank: reference, amount, time. Matches what is claimed. */
  importStatement: procedure({
    access: 'payments:process',
    changes: true,
    size: 'large',
    audit: { action: 'CREATE', entity: 'StatementImport' },
  })
    .input(statementFile)
    .errors({
      ...unreadable,
      ALREADY_IMPORTED: { status: 409, data: z.object({ at: z.date() }) },
      NO_ROWS: { status: 400 },
      /** What the file does not say was not chosen either. */
      UNDECIDED: { status: 409, data: z.object({ questions: z.array(statementQuestion) }) },
    })
    .output(importedStatement),
  /** A person says that this line is the money of that claim: same amount, whatever its reference. */
  assignLine: procedure({
    access: 'payments:process',
    changes: true,
    audit: { action: 'UPDATE', entity: 'StatementLine' },
  })
    .input(z.object({ lineId: id, paymentId: id }))
    .errors({
      LINE_NOT_FOUND: { status: 404 },
      PAYMENT_NOT_FOUND: { status: 404 },
      /** It proves another claim already. */
      LINE_TAKEN: { status: 409, data: z.object({ orderNumber: z.string() }) },
      ALREADY_CONFIRMED: { status: 409, data: z.object({ by: z.string() }) },
      ALREADY_PROVED: { status: 409 },
      AMOUNT_DIFFERS: { status: 409 },
    })
    .output(importedStatement),
}
