import { z } from 'zod'
import { fullName } from '../../../contract/identity/person.ts'
import type { ImportedStatement, Statement } from '../../../contract/orders/payments.ts'
import type { Db, Tx } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'
import { outcomesOf } from './statement-outcomes.ts'

const rejects = z.array(z.object({ row: z.number(), reason: z.string(), raw: z.string() })).catch([])
const listedAtMost = 100

/** Who they are, by id. */
export async function namesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, firstName: true, lastName: true },
  })
  return new Map(people.map((person) => [person.id, fullName(person)]))
}

async function readStatements(db: Db, where: { id?: string }): Promise<Statement[]> {
  const imports = await db.statementImport.findMany({ where, orderBy: { importedAt: 'desc' }, take: listedAtMost })
  const matched = await db.statementLine.groupBy({
    by: ['importId'],
    where: { importId: { in: imports.map((one) => one.id) }, paymentId: { not: null } },
    _count: { _all: true },
  })
  const counts = new Map(matched.map((one) => [one.importId, one._count._all]))
  const names = await namesOf(
    db,
    imports.flatMap(({ importedBy }) => importedBy ?? []),
  )
  return imports.map(({ id, method, fileName, importedAt, importedBy, rows, rejects: kept }) => ({
    ...{ id, method, fileName, importedAt, rows },
    by: names.get(importedBy ?? '') || null,
    matched: counts.get(id) ?? 0,
    rejects: rejects.parse(kept ?? []),
  }))
}

export const listStatements = (db: Db): Promise<Statement[]> => readStatements(db, {})

/** One import with the lines that it brought; what an earlier one had brought is with that one. */
export async function findStatement(db: Db, id: string): Promise<ImportedStatement | null> {
  const [statement] = await readStatements(db, { id })
  if (!statement) return null
  const kept = await db.statementLine.findMany({ where: { importId: id }, orderBy: [{ paidAt: 'asc' }, { id: 'asc' }] })
  const rows = kept.map(({ reference, amount, paidAt, sender }) => ({
    ...{ reference, paidAt },
    amountCentavos: centavosOf(amount),
    sender: sender ?? '',
  }))
  return { ...statement, lines: await outcomesOf(db, { importId: id, method: statement.method, rows }) }
}
