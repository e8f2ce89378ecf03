import type { DocumentLanguage, DocumentOf, Preview } from '../../contract/documents.ts'
import { fullName, type Me } from '../../contract/identity/person.ts'
import type { AuditIn } from '../../contract/routes.ts'
import type { PrintHost, PrintOutcome } from '../../platform/print-host.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { whoseOf } from '../whose/index.ts'
import { type CopyTaken, claimPrint, nextCopy } from './claim-print.ts'
import type { Stamp } from './document-data.ts'
import type { PrintDeps } from './document-deps.ts'
import { finishPrint, startPrint } from './finish-print.ts'
import { type DocumentRefusal, makeDocument, readSubject } from './make-document.ts'
import { pageSizeMm } from './page-size.ts'

/** A preview that is older says a time that has passed: it is made anew before it prints. */
const freshMs = 15 * 60_000

type Drawing = { document: DocumentOf; who: Me; signal: AbortSignal }

/** The bytes that would be printed now, and which copy they are. */
export async function previewDocument(
  deps: PrintDeps,
  { document, language, who, signal }: Drawing & { language: DocumentLanguage | null },
): Promise<Result<Preview, DocumentRefusal>> {
  const at = deps.now()
  const subject = await readSubject(deps, document, { at, whose: whoseOf(who) })
  if (!subject.ok) return subject
  const { documentId, paper, fileName } = subject.value
  const { copy } = await deps.database.read((db) => nextCopy(db, { kind: document.kind, documentId }))
  const stamp: Stamp = { at, by: fullName(who), copy, language: language ?? who.preferences.language ?? 'en' }
  const made = await makeDocument(deps, subject.value, { stamp, signal })
  return made.ok ? ok({ ...made.value, copy, at, language: stamp.language, paper, fileName }) : made
}

export type PrintDocument = Drawing &
  Pick<Preview, 'sha256' | 'copy' | 'at' | 'language'> & {
    printer: string | null
    copies: number
  }
export type PrintRefusal = DocumentRefusal | CopyTaken | { code: 'DOCUMENT_CHANGED' } | { code: 'PRINTER_NOT_FOUND' }

async function hostFor({ printHost }: PrintDeps, printer: string | null): Promise<PrintHost | null | undefined> {
  if (printer === null) return null
  const listed = (await printHost?.list()) ?? []
  return listed.some(({ name }) => name === printer) ? printHost : undefined
}

/** Prints what was seen, and nothing else. Resolves when the printer has it; without one, the browser's person says. */
export async function printDocument(
  deps: PrintDeps,
  command: PrintDocument,
  auditIn: AuditIn,
): Promise<Result<string, PrintRefusal>> {
  const { document, sha256, copy, at, language, printer, copies, who, signal } = command
  if (Math.abs(deps.now().getTime() - at.getTime()) > freshMs) return refuse({ code: 'DOCUMENT_CHANGED' })
  const host = await hostFor(deps, printer)
  if (host === undefined) return refuse({ code: 'PRINTER_NOT_FOUND' })
  const subject = await readSubject(deps, document, { at, whose: whoseOf(who) })
  if (!subject.ok) return subject
  const { documentId, paper, title } = subject.value
  const stamp = { at, by: fullName(who), copy, language }
  const made = await makeDocument(deps, subject.value, { stamp, signal })
  if (!made.ok) return made
  if (made.value.sha256 !== sha256) return refuse({ code: 'DOCUMENT_CHANGED' })
  const options = { desk: deps.desk, paper, title, language, at: at.toISOString(), sha256, copies }
  const by = { userId: who.id, whose: whoseOf(who) }
  const claim = { ...by, kind: document.kind, documentId, copy, printer, options }
  const claimed = await claimPrint(deps, claim, auditIn)
  if (!claimed.ok) return claimed
  await startPrint(deps, claimed.value)
  if (host === null || printer === null) return claimed
  const how = { printer, copies, title, ...pageSizeMm(made.value.bytes) }
  const outcome = await host.print(made.value.bytes, how).catch(
    (error: unknown): PrintOutcome => ({
      state: 'failed',
      reason: error instanceof Error ? error.message : 'unknown',
    }),
  )
  await finishPrint(deps, { ...by, id: claimed.value, outcome })
  return claimed
}
