import { z } from 'zod'

/** A field of an address: what is not understood is as if it were not there. */
export const asked = <T extends z.ZodType>(field: T) => field.optional().catch(undefined)
/** An id or a word that the host looks up. */
export const askedText = asked(z.string().max(100))

const withoutUnset = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

const opened = z.object({ open: askedText })
type Opened = z.infer<typeof opened>

/** What a list shows, as it stands in the address: Back brings it back, a link carries it, and a view keeps it. */
export type ListAddress<Wanted, Beside> = {
  path: string
  /** Of an address: all of it. */
  read: (found: object) => Wanted & Beside & Opened
  /** Of an address, or of a kept view: only what filters and sorts. */
  wantedIn: (found: object) => Wanted
  besideIn: (found: object) => Beside
  isFiltered: (found: object) => boolean
}

type Fields<Filter, Sort, Beside> = {
  path: string
  filter: z.ZodType<Filter>
  /** What orders the rows and leaves none out. */
  sort: z.ZodType<Sort>
  /** What else stands in the address, besides the open row. */
  beside: z.ZodType<Beside>
}

export const nothingElse: z.ZodType<object> = z.object({})

export function listAddress<Filter extends object, Sort extends object, Beside extends object>(
  fields: Fields<Filter, Sort, Beside>,
): ListAddress<Filter & Sort, Beside> {
  const wantedIn = (found: object) => withoutUnset({ ...fields.filter.parse(found), ...fields.sort.parse(found) })
  const besideIn = (found: object) => withoutUnset(fields.beside.parse(found))
  return {
    path: fields.path,
    read: (found) => ({ ...wantedIn(found), ...besideIn(found), ...withoutUnset(opened.parse(found)) }),
    wantedIn,
    besideIn,
    isFiltered: (found) => Object.keys(withoutUnset(fields.filter.parse(found))).length > 0,
  }
}
