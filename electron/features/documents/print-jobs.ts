import { z } from 'zod'
import { documentKind, jobState, type PrintJob, paper } from '../../contract/documents.ts'
import type { Db } from '../../platform/database/index.ts'
import { personNames } from '../identity/index.ts'
import { type Whose, where } from '../whose/index.ts'

type Here = { desk: string; whose: Whose }

/** As `claimPrint` writes it; a row of another program shows what it has. */
const options = z.object({
  desk: z.string().catch(''),
  paper: paper.catch('a4'),
  title: z.string().catch(''),
  sha256: z.string().catch(''),
})

type Row = Awaited<ReturnType<Db['printJob']['findMany']>>[number]

function jobOf(row: Row, { desk, who }: { desk: string; who: string | null }): PrintJob {
  const { desk: printedAt, ...rest } = options.parse(row.options ?? {})
  return {
    id: row.id,
    kind: documentKind.catch('invoice').parse(row.kind),
    ...rest,
    copy: row.copy,
    state: jobState.catch('uncertain').parse(row.state),
    error: row.error,
    printer: row.printer,
    who,
    here: printedAt === desk,
    createdAt: row.createdAt,
    doneAt: row.doneAt,
  }
}

/** Of every desktop, the last first. */
export async function listJobs(db: Db, { limit, desk, whose }: Here & { limit: number }): Promise<PrintJob[]> {
  const rows = await db.printJob.findMany({
    where: where('createdBy', whose.prints),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
  })
  const names = await personNames(
    db,
    rows.map(({ createdBy }) => createdBy),
    whose,
  )
  return rows.map((row) => jobOf(row, { desk, who: names(row.createdBy) }))
}

export async function getJob(db: Db, { id, desk, whose }: Here & { id: string }): Promise<PrintJob> {
  const row = await db.printJob.findUniqueOrThrow({ where: { id } })
  return jobOf(row, { desk, who: (await personNames(db, [row.createdBy], whose))(row.createdBy) })
}
