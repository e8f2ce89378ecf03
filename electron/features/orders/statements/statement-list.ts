import { z } from 'zod'
import type { ImportedStatement, Statement } from '../../../contract/orders/statements.ts'
import type { Db } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'
import { personNames } from '../../identity/index.ts'
import { type Whose, where as whereOnly } from '../../whose/index.ts'
import { outcomesOf } from './statement-outcomes.ts'

const rejects = z.array(z.object({ row: z.number(), reason: z.string(), raw: z.string() })).catch([])
const listedAtMost = 100

async function readStatements(db: Db, wanted: { id?: string }, whose: Whose): Promise<Statement[]> {
  const where = { ...wanted, ...whereOnly('importedBy', whose.statements) }
  const imports = await db.statementImport.findMany({ where, orderBy: { importedAt: 'desc' }, take: listedAtMost })
  const matched = await db.statementLine.groupBy({
    by: ['importId'],
    where: { importId: { in: imports.map((one) => one.id) }, paymentId: { not: null } },
    _count: { _all: true },
  })
  const counts = new Map(matched.map((one) => [one.importId, one._count._all]))
  const names = await personNames(
    db,
    imports.map(({ importedBy }) => importedBy),
    whose,
  )
  return imports.map(({ id, method, fileName, importedAt, importedBy, rows, rejects: stored }) => ({
    ...{ id, method, fileName, importedAt, rows },
    by: names(importedBy) || null,
    matched: counts.get(id) ?? 0,
    rejects: rejects.parse(stored ?? []),
  }))
}

export const listStatements = (db: Db, whose: Whose): Promise<Statement[]> => readStatements(db, {}, whose)

/** One import with the lines that it brought; what an earlier one had brought is with that one. */
export async function findStatement(db: Db, id: string, whose: Whose): Promise<ImportedStatement | null> {
  const [statement] = await readStatements(db, { id }, whose)
  if (!statement) return null
  const stored = await db.statementLine.findMany({
    where: { importId: id },
    orderBy: [{ paidAt: 'asc' }, { id: 'asc' }],
  })
  const rows = stored.map(({ reference, amount, paidAt, sender }) => ({
    ...{ reference, paidAt },
    amountCentavos: centavosOf(amount),
    sender: sender ?? '',
  }))
  return { ...statement, lines: await outcomesOf(db, { importId: id, method: statement.method, rows }) }
}
