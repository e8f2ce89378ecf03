import { z } from 'zod'
import { procedure } from './base.ts'

const id = z.string().min(1).max(100)

export const labelCount = z.int().min(1, 'TOO_SMALL').max(200, 'TOO_LARGE')
export const printCopies = z.int().min(1, 'TOO_SMALL').max(50, 'TOO_LARGE')

export const documentKind = z.enum(['invoice', 'packing-slip', 'pick-list', 'receipt', 'label', 'test-page'])
export type DocumentKind = z.infer<typeof documentKind>

/** What a printer is loaded with: one printer is chosen for each on each desktop. */
export const paper = z.enum(['a4', 'receipt', 'label'])
export type Paper = z.infer<typeof paper>

export const documentLanguage = z.enum(['en', 'fil'])
export type DocumentLanguage = z.infer<typeof documentLanguage>

/** Orders of one pick list. */
export const mostPicked = 200

/** What is to be printed, by ids alone: the host reads what stands on it. */
export const documentOf = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['invoice', 'packing-slip', 'receipt']), orderId: id }),
  /** Null: every order of today's wave. */
  z.object({ kind: z.literal('pick-list'), orderIds: z.array(id).min(1).max(mostPicked).nullable() }),
  z.object({
    kind: z.literal('label'),
    productId: id,
    /** Null: the oldest batch that is left. */
    batchId: id.nullable(),
    count: labelCount,
  }),
  z.object({ kind: z.literal('test-page'), paper }),
])
export type DocumentOf = z.infer<typeof documentOf>

export const jobState = z.enum(['queued', 'printing', 'done', 'failed', 'uncertain'])
export type JobState = z.infer<typeof jobState>

export const printJob = z.object({
  id,
  kind: documentKind,
  paper,
  /** What a person calls it: an order's number, a product's name, a day. */
  title: z.string(),
  /** 1 is the original. */
  copy: z.int(),
  state: jobState,
  error: z.string().nullable(),
  printer: z.string().nullable(),
  /** Of the bytes that were printed. */
  sha256: z.string(),
  who: z.string().nullable(),
  /** Whether this desktop printed it. */
  here: z.boolean(),
  createdAt: z.date(),
  doneAt: z.date().nullable(),
})
export type PrintJob = z.infer<typeof printJob>

export const printerRow = z.object({ name: z.string(), label: z.string() })

const chosenPrinters = z.record(paper, z.string().nullable())

export const printers = z.object({
  /** Whether this desktop prints without a question; a browser asks with its own dialog. */
  silent: z.boolean(),
  printers: z.array(printerRow),
  chosen: chosenPrinters,
})
export type Printers = z.infer<typeof printers>

export const preview = z.object({
  bytes: z.instanceof(Uint8Array),
  sha256: z.string(),
  /** Which copy these bytes are; 1 is the original. */
  copy: z.int(),
  /** The moment that stands on it. */
  at: z.date(),
  language: documentLanguage,
  paper,
  fileName: z.string(),
})
export type Preview = z.infer<typeof preview>

const problems = {
  ORDER_NOT_FOUND: { status: 404 },
  PRODUCT_NOT_FOUND: { status: 404 },
  NOTHING_TO_PICK: { status: 409 },
  /** Of today's wave: chosen orders are fewer by themselves. */
  TOO_MANY_TO_PICK: { status: 409, data: z.object({ orders: z.int(), most: z.int() }) },
  /** A file of the program, changed by somebody, is no template. */
  TEMPLATE_BAD: { status: 500, data: z.object({ file: z.string(), why: z.string() }) },
} as const

export const documentsContract = {
  /** The bytes that print. */
  preview: procedure({ access: 'orders:read', changes: false })
    .input(z.object({ document: documentOf, language: documentLanguage.nullable().default(null) }))
    .errors(problems)
    .output(preview),
  /**
   * Prints what a preview showed and nothing else: of two who print the same original the second is told, and what
   * changed since is shown first. In a browser the job waits for its person's word; see `answer`.
   */
  print: procedure({ access: 'orders:update', changes: true, audit: { action: 'CREATE', entity: 'PrintJob' } })
    .input(
      z.object({
        document: documentOf,
        language: documentLanguage,
        sha256: z.string().length(64),
        copy: z.int().min(1).max(10_000),
        at: z.date(),
        /** Null: the browser's own dialog. */
        printer: z.string().max(300).nullable(),
        copies: printCopies,
      }),
    )
    .errors({
      ...problems,
      /** Somebody printed it meanwhile: what was seen would be no original any more. */
      COPY_TAKEN: { status: 409, data: z.object({ who: z.string().nullable() }) },
      DOCUMENT_CHANGED: { status: 409 },
      PRINTER_NOT_FOUND: { status: 404 },
    })
    .output(printJob),
  /** Whether the paper came out, when only a person can know. */
  answer: procedure({ access: 'orders:update', changes: true, audit: { action: 'UPDATE', entity: 'PrintJob' } })
    .input(z.object({ id, came: z.boolean() }))
    .errors({ JOB_NOT_FOUND: { status: 404 }, JOB_OVER: { status: 409 } })
    .output(printJob),
  jobs: procedure({ access: 'orders:read', changes: false })
    .input(z.object({ limit: z.int().min(1).max(200).default(20) }))
    .output(z.array(printJob)),
  printers: procedure({ access: 'orders:read', changes: false }).output(printers),
  choosePrinter: procedure({ access: 'orders:update', changes: true, audit: { action: 'UPDATE', entity: 'Printer' } })
    .input(z.object({ paper, printer: z.string().max(300).nullable() }))
    .output(printers),
}
