import type { SavedView } from '../../electron/contract/views.ts'

export type ViewFilter = SavedView['filter']

/** Fields in one order, without those that are not set; of a list the order means nothing. */
const plain = (filter: object) =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]): [string, unknown] => [field, Array.isArray(value) ? value.map(String).toSorted() : value])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

export const isSameFilter = (a: object, b: object): boolean => plain(a) === plain(b)

/** As it is kept: what is not set is not there. */
export const setFilter = (filter: object): ViewFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
