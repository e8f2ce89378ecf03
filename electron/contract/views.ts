import { z } from 'zod'
import { procedure } from './base.ts'
import { neededWords } from './text.ts'

/** Lists that a person may keep views of. */
export const viewScreen = z.enum(['orders', 'inventory'])
export type ViewScreen = z.infer<typeof viewScreen>

const value = z.union([z.string().max(200), z.boolean(), z.number(), z.array(z.string().max(100)).max(20)])
/** What stands in the address of the list. The page that reads it checks it anew: it may be of an older version. */
const mostFields = 20
const filter = z
  .record(z.string().max(40), value)
  .refine((fields) => Object.keys(fields).length <= mostFields, 'TOO_LONG')
  .meta({ mostFields })

const id = z.string().min(1).max(100)
export const viewName = neededWords(1, 40)
export const savedView = z.object({ id, name: z.string(), filter })
export type SavedView = z.infer<typeof savedView>

const gone = { VIEW_NOT_FOUND: { status: 404 } } as const
const taken = { NAME_TAKEN: { status: 409 } } as const

const own = { changes: true, unaudited: 'how a list looks to one person is no business of the farm' } as const

/** One's own views, of nobody else's business; a filter kept under a name. */
export const viewsContract = {
  list: procedure({ access: 'signed-in', changes: false })
    .input(z.object({ screen: viewScreen }))
    .output(z.array(savedView)),
  save: procedure({ access: 'signed-in', ...own })
    .input(z.object({ screen: viewScreen, name: viewName, filter }))
    .errors({ ...taken, TOO_MANY_VIEWS: { status: 409, data: z.object({ most: z.int() }) } })
    .output(savedView),
  rename: procedure({ access: 'signed-in', ...own })
    .input(z.object({ id, name: viewName }))
    .errors({ ...gone, ...taken })
    .output(savedView),
  /** The view as it was, so that it can be taken back. */
  remove: procedure({ access: 'signed-in', ...own })
    .input(z.object({ id }))
    .errors(gone)
    .output(savedView),
}
