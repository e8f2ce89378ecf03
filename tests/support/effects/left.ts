import { isDeepStrictEqual } from 'node:util'
import type { Row, Rows } from './rows.ts'

/** What a call left in one table; of a changed row the columns that changed, as they were and as they are. */
export type LeftIn = { added?: Row[]; removed?: Row[]; changed?: Row[] }
export type Left = Record<string, LeftIn>

/** Ids and times as a reader knows them: whose they are, and whether a time is that of the call. */
export type Known = { ids: Readonly<Record<string, string>>; now: Date }

const timed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
const batch = /^BATCH-\d{4}-\d\d-\d\d-\d{3}$/
const phone = /^\+639\d{9}$/
const hash = /^[0-9a-f]{64}$/
const reference = /^(?:[A-Z_]+:)?\d{10,}$/
const ofPaymongo = /^(link_\w{20,}|https:\/\/pm\.link\/.*)$/
const orderNumber = /^MASH-\d{4}-\d{6}$/

const drawn = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Made by the database, or of the trail's chain, which has tests of its own. */
const ofTheRow = new Set(['id', 'seq', 'hash', 'prev_hash', 'search', 'name_folded'])
const named = new Set(['products', 'devices'])

const withoutOwn = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([key]) => !ofTheRow.has(key)))

function idsOf(before: Rows, after: Rows): Map<string, string> {
  const ids = new Map<string, string>()
  for (const [table, rows] of before) {
    for (const { id } of rows.values()) if (typeof id === 'string') ids.set(id, `<gone of ${table}>`)
  }
  for (const [table, rows] of after) {
    for (const [key, { id, name }] of rows) {
      if (named.has(table) && typeof name === 'string') ids.set(name, `<name of ${table}>`)
      if (typeof id === 'string') ids.set(id, before.get(table)?.has(key) ? `<of ${table}>` : `<new of ${table}>`)
    }
  }
  return ids
}

function readable(value: unknown, ids: ReadonlyMap<string, string>, now: Date): unknown {
  if (Array.isArray(value)) return value.map((one) => readable(one, ids, now))
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    return Object.fromEntries(
      entries.map(([key, one]) => [key, key === 'reference_number' ? '<of PayMongo>' : readable(one, ids, now)]),
    )
  }
  if (typeof value !== 'string') return value
  if (timed.test(value)) return new Date(value).getTime() === now.getTime() ? '<now>' : '<another time>'
  if (batch.test(value)) return '<batch>'
  if (phone.test(value)) return '<phone>'
  if (hash.test(value)) return '<hash>'
  if (reference.test(value)) return value.replace(/\d+/, '<reference>')
  if (ofPaymongo.test(value)) return '<of PayMongo>'
  if (orderNumber.test(value)) return '<order>'
  return ids.get(value) ?? value.replaceAll(drawn, '<drawn>')
}

function changedColumns(before: Row, after: Row): Row {
  const columns = Object.keys({ ...before, ...after }).filter((key) => !isDeepStrictEqual(before[key], after[key]))
  return Object.fromEntries(columns.map((key) => [key, [before[key], after[key]]]))
}

/** The rows that are not the same in both, table by table; what stayed is not in it. */
export function leftBetween(before: Rows, after: Rows, known: Known): Left {
  const ids = new Map([...idsOf(before, after), ...Object.entries(known.ids)])
  const left: Left = {}
  for (const table of after.keys()) {
    const was = before.get(table) ?? new Map<string, Row>()
    const is = after.get(table) ?? new Map<string, Row>()
    const parts = {
      added: [...is].filter(([key]) => !was.has(key)).map(([, row]) => withoutOwn(row)),
      removed: [...was].filter(([key]) => !is.has(key)).map(([, row]) => withoutOwn(row)),
      changed: [...is].flatMap(([key, row]) => {
        const old = was.get(key)
        return old && !isDeepStrictEqual(old, row) ? [changedColumns(old, row)] : []
      }),
    }
    const some = Object.entries(parts).filter(([, rows]) => rows.length > 0)
    if (some.length > 0) left[table] = readable(Object.fromEntries(some), ids, known.now) as LeftIn
  }
  return left
}

const isEmpty = (value: unknown) =>
  value === null || value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0)
const withoutEmpty = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value)))

/** Mails go out, and links are asked about, whoever calls meanwhile. */
const goesOn: Record<string, (row: Row) => boolean> = {
  notifications: () => true,
  payment_links: (row) => Object.keys(row).every((key) => ['polled_at', 'next_poll_at'].includes(key)),
}

/** As it is compared: what a row that came or went has nothing in is not said of it, nor what goes on by itself. */
export function compared(left: Left): Left {
  const tables = Object.entries(left).flatMap(([table, { added, removed, changed = [] }]): [string, LeftIn][] => {
    const theirs = changed.filter((row) => goesOn[table]?.(row) !== true)
    const parts = {
      ...(added && { added: added.map(withoutEmpty) }),
      ...(removed && { removed: removed.map(withoutEmpty) }),
      ...(theirs.length > 0 && { changed: theirs }),
    }
    return Object.keys(parts).length > 0 ? [[table, parts]] : []
  })
  return Object.fromEntries(tables)
}
