import type { Paper, Printers } from '../../contract/documents.ts'
import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { byWhom, type Whose, whoseOf } from '../whose/index.ts'
import type { DocumentsDeps, PrintDeps } from './document-deps.ts'
import { finishPrint } from './finish-print.ts'
import { previewDocument, printDocument } from './print-document.ts'
import { getJob, listJobs } from './print-jobs.ts'

/** Printers of this desktop, and the one that is chosen for each paper, where it still is there. */
async function readPrinters({ printHost, settings }: Pick<DocumentsDeps, 'printHost' | 'settings'>): Promise<Printers> {
  const rows = (await printHost?.list()) ?? []
  const stored = settings.get().printers
  const there = (of: Paper) => rows.find(({ name }) => name === stored[of])?.name ?? null
  return {
    silent: printHost !== null,
    printers: rows,
    chosen: { a4: there('a4'), receipt: there('receipt'), label: there('label') },
  }
}

export function documentsRoutes(deps: DocumentsDeps): FeatureRoutes<'documents'> {
  const { database, settings, recovered } = deps
  const desk = settings.get().installationId
  const own: PrintDeps = { ...deps, desk }
  const job = (id: string, whose: Whose) => database.read((db) => getJob(db, { id, desk, whose }))
  return {
    preview: async (call) => {
      await recovered()
      return previewDocument(own, { ...call.input, who: personOf(call), signal: call.signal })
    },
    print: async (call) => {
      await recovered()
      const who = personOf(call)
      const done = await printDocument(own, { ...call.input, who, signal: call.signal }, call.auditIn)
      return done.ok ? ok(await job(done.value, whoseOf(who))) : done
    },
    answer: async (call) => {
      await recovered()
      const { id, came } = call.input
      const by = byWhom(call)
      const outcome = came ? ({ state: 'done' } as const) : ({ state: 'failed', reason: 'NOT_OUT' } as const)
      const done = await finishPrint(own, { ...by, id, outcome }, call.auditIn)
      return done.ok ? ok(await job(id, by.whose)) : done
    },
    jobs: async (call) => {
      await recovered()
      const wanted = { ...call.input, desk, whose: whoseOf(personOf(call)) }
      return ok(await database.read((db) => listJobs(db, wanted)))
    },
    printers: async () => ok(await readPrinters(deps)),
    choosePrinter: async ({ input, audit }) => {
      audit({ entityId: input.paper, newValues: { printer: input.printer } })
      const stored = settings.get().printers
      settings.change({ printers: { ...stored, [input.paper]: input.printer } })
      return ok(await readPrinters(deps))
    },
  }
}
