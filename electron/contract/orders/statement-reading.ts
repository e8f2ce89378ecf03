import { z } from 'zod'

/** What a column of a statement means to us. */
export const statementRole = z.enum([
  ...(['at', 'time', 'reference', 'amount', 'credit', 'debit'] as const),
  ...(['direction', 'status', 'sender', 'currency', 'balance'] as const),
])
export type StatementRole = z.infer<typeof statementRole>

const column = z.int().min(0).max(999)
/** By its place from the left, from 0. */
export const statementColumns = z.partialRecord(statementRole, column)
export type StatementColumns = z.infer<typeof statementColumns>

export const statementEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
export const statementDelimiter = z.enum([',', ';', '\t', '|'])
export const decimalSign = z.enum(['.', ','])
export const dateOrder = z.enum(['dmy', 'mdy'])

/** How a file is read. Null: not chosen, or nothing in the file needs it. */
export const statementReading = z.object({
  encoding: statementEncoding.nullable().default(null),
  delimiter: statementDelimiter.nullable().default(null),
  /** As an editor counts; 0: the file has no heading. */
  headingRow: z.int().min(0).max(100_000).nullable().default(null),
  columns: statementColumns.nullable().default(null),
  decimal: decimalSign.nullable().default(null),
  dates: dateOrder.nullable().default(null),
  /** `in`: amounts without a sign are money that came in. */
  unmarked: z.literal('in').nullable().default(null),
  /** Words of the status column, beside the usual ones, that mean the money is there. */
  completedWords: z.array(z.string().max(100)).max(20).nullable().default(null),
})
export type StatementReading = z.infer<typeof statementReading>

/** Why a row proves nothing. */
export const leftOutReason = z.enum([
  ...(['MONEY_OUT', 'NOT_COMPLETED', 'UNKNOWN_DIRECTION', 'OTHER_CURRENCY', 'DAMAGED_REFERENCE'] as const),
  ...([
    'NO_REFERENCE',
    'NO_AMOUNT',
    'NO_TIME',
    'TOO_MANY_CELLS',
    'BROKEN_LINE',
    'OTHER_HEADING',
    'TAKEN_BACK',
    'NOT_A_PAYMENT',
  ] as const),
])
export type LeftOutReason = z.infer<typeof leftOutReason>

export const leftOut = z.object({ row: z.int(), reason: leftOutReason, raw: z.string() })
export type LeftOut = z.infer<typeof leftOut>

/** What the file does not say and a person must. */
export const statementQuestion = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('columns'), missing: z.array(statementRole) }),
  z.object({ ask: z.literal('dates'), sample: z.string() }),
  z.object({ ask: z.literal('decimal'), sample: z.string() }),
  /** The amounts carry no sign, and nothing says which way the money went. */
  z.object({ ask: z.literal('direction') }),
  z.object({ ask: z.literal('status'), words: z.array(z.string()) }),
])
export type StatementQuestion = z.infer<typeof statementQuestion>
