import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PaymentMethod } from '../../electron/contract/orders/order-words.ts'
import { type StatementReading, statementReading } from '../../electron/contract/orders/statement-reading.ts'
import type { ImportedStatement } from '../../electron/contract/orders/statements.ts'
import { recognise } from '../../electron/features/orders/statements/column-rules.ts'
import { readStatementFile } from '../../electron/features/orders/statements/read-statement-file.ts'
import { decide } from '../../electron/features/orders/statements/reading-rules.ts'
import { judgeRows } from '../../electron/features/orders/statements/row-rules.ts'
import { type ReadRows, rowsOf } from '../../electron/features/orders/statements/statement-rows.ts'
import { readTable } from '../../electron/platform/table-reader/index.ts'
import { bytesOf } from './statement-bytes.ts'
import type { TestClient } from './test-farm.ts'

export const chosen = (some: Partial<StatementReading> = {}): StatementReading => statementReading.parse(some)

const tableOf = (bytes: Uint8Array, reading: StatementReading) => {
  const table = readTable(bytes, { recognise, atMostRows: 20_000, choices: reading })
  if (!table.ok) throw new Error(table.refusal.code)
  return table.value
}

/** The rows of a text, with what a person chose. */
export function readRows(text: string, some: Partial<StatementReading> = {}): ReadRows {
  const table = tableOf(bytesOf(text), chosen(some))
  return rowsOf(table, judgeRows(table, decide(table, chosen(some)).rows))
}

export const decided = (text: string, some: Partial<StatementReading> = {}) =>
  decide(tableOf(bytesOf(text), chosen(some)), chosen(some))

export function readFile(bytes: Uint8Array, some: Partial<StatementReading> = {}) {
  const read = readStatementFile({ bytes, chosen: chosen(some) })
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}

/** A file as an office has it, in tests/support/statements. */
export const caseFile = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'statements', name))

type Paper = { method: PaymentMethod; fileName: string; text: string; reading?: Partial<StatementReading> }

/** Reads a text in; what has no sign came in. */
export const importText = (client: TestClient, { text, reading = {}, ...paper }: Paper): Promise<ImportedStatement> =>
  client.payments.importStatement({ ...paper, bytes: bytesOf(text), reading: { unmarked: 'in', ...reading } })
