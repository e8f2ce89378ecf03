import type { DocumentKind, DocumentLanguage } from '../../contract/documents.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { type Db, inTransaction, isUniqueViolation, type Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { personNames } from '../identity/index.ts'
import type { By, Whose } from '../whose/index.ts'
import type { JobDeps } from './document-deps.ts'

export type CopyTaken = { code: 'COPY_TAKEN'; data: { who: string | null } }

export type ClaimPrint = By & {
  kind: DocumentKind
  documentId: string
  copy: number
  printer: string | null
  /** Kept with the job: what was printed, where, and how a person calls it. */
  options: {
    desk: string
    paper: string
    title: string
    language: DocumentLanguage
    at: string
    sha256: string
    copies: number
  }
}

type Next = { copy: number; failedId: string | null; lastBy: string | null }

/**
 * Which copy comes next. One that failed never came out, so its number is still to be had: an original that jammed is
 * printed again as the original.
 */
export async function nextCopy(
  db: Db | Tx,
  { kind, documentId }: Pick<ClaimPrint, 'kind' | 'documentId'>,
): Promise<Next> {
  const rows = await db.printJob.findMany({
    where: { kind, documentId },
    select: { id: true, copy: true, state: true, createdBy: true },
    orderBy: { copy: 'asc' },
  })
  const failed = rows.find(({ state }) => state === 'failed')
  const last = rows.at(-1)
  return {
    copy: failed?.copy ?? (last?.copy ?? 0) + 1,
    failedId: failed?.id ?? null,
    lastBy: last?.createdBy ?? null,
  }
}

async function taken(tx: Tx, userId: string | null, whose: Whose) {
  const names = await personNames(tx, [userId], whose)
  return refuse({ code: 'COPY_TAKEN' as const, data: { who: names(userId) } })
}

/**
 * Writes the job before anything prints. Those who print the same document queue here; the unique index on kind,
 * document and copy holds even for one who does not.
 */
export async function claimPrint(
  { database, now }: JobDeps,
  claim: ClaimPrint,
  auditIn: AuditIn,
): Promise<Result<string, CopyTaken>> {
  const { kind, documentId, copy, printer, userId, options } = claim
  try {
    return await inTransaction(database, async (tx): Promise<Result<string, CopyTaken>> => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`mash.print:${kind}:${documentId}`}))`
      const next = await nextCopy(tx, claim)
      if (next.copy !== copy) return taken(tx, next.lastBy, claim.whose)
      const data = { printer, options, state: 'queued', error: null, createdBy: userId, createdAt: now(), doneAt: null }
      const { id } = next.failedId
        ? await tx.printJob.update({ where: { id: next.failedId }, data, select: { id: true } })
        : await tx.printJob.create({ data: { kind, documentId, copy, ...data }, select: { id: true } })
      await auditIn(tx, { entityId: id, newValues: { kind, document: options.title, copy, printer } })
      return ok(id)
    })
  } catch (error) {
    if (!isUniqueViolation(error, ['kind', 'documentId', 'copy'])) throw error
    return refuse({ code: 'COPY_TAKEN', data: { who: null } })
  }
}
