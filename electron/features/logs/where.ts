import { foldedWords } from '../../contract/fold.ts'

/** A condition in SQL with its values at `$1…`; null: nothing can fit. */
export type Where = { sql: string; values: unknown[] } | null

/** Words of the audit rows: the very expression of the index idx_audit_logs_search, or it is not used. */
export const auditWords = `(
  to_tsvector('simple', l."action" || ' ' || l."entity" || ' ' || coalesce(l."entity_id", '') || ' ' || coalesce(l."ip_address", ''))
  || to_tsvector('simple', coalesce(l."old_values", '{}')) || to_tsvector('simple', coalesce(l."new_values", '{}'))
  || to_tsvector('simple', search_fold(search_texts(l."old_values"))) || to_tsvector('simple', search_fold(search_texts(l."new_values"))))`
/** The same of idx_security_logs_search. */
export const securityWords = `(
  to_tsvector('simple', l."event" || ' ' || l."severity" || ' ' || coalesce(l."ip_address", ''))
  || to_tsvector('simple', coalesce(l."metadata", '{}')) || to_tsvector('simple', search_fold(search_texts(l."metadata"))))`

export const everyRow = 'true'

/** A text the database can't hold is in none of its rows. */
const holdable = (value: unknown) => typeof value !== 'string' || !value.includes('\0')

export function collectWhere() {
  const parts: string[] = []
  const values: unknown[] = []
  let possible = true
  const put = (value: unknown): string => {
    if (!holdable(value)) possible = false
    values.push(value)
    return `$${values.length}`
  }
  return {
    put,
    add: (part: string) => void parts.push(part),
    equal: (column: string, value: string | null) => {
      if (value !== null) parts.push(`l."${column}" = ${put(value)}`)
    },
    between: (from: Date | null, to: Date | null) => {
      if (from) parts.push(`l."timestamp" >= ${put(asMoment(from))}::timestamptz`)
      if (to) parts.push(`l."timestamp" < ${put(asMoment(to))}::timestamptz`)
    },
    impossible: () => void (possible = false),
    end: (): Where => (possible ? { sql: parts.length === 0 ? everyRow : parts.join(' AND '), values } : null),
  }
}
export type Collect = ReturnType<typeof collectWhere>

const [earliest, latest] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59Z')]
/** The database reads years of four digits; what lies beyond holds no rows. */
export const asMoment = (at: Date): string => new Date(Math.min(Math.max(at.getTime(), earliest), latest)).toISOString()

/**
 * What was typed, as words. A word is looked for as it stands (an address, an id), as the index takes it apart, and
 * folded where that is one word, each time from its beginning; signs that are operators of the search mean nothing here.
 */
export function typedWords(search: string): TypedWord[] {
  return search
    .replaceAll('\0', ' ')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => {
      const [folded = '', ...more] = foldedWords(word)
      return {
        literal: `${quoted(word)}:*`,
        parsed: `${quoted(word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))}:*`,
        folded: folded === '' || more.length > 0 ? null : `${quoted(folded)}:*`,
      }
    })
}
type TypedWord = { literal: string; parsed: string; folded: string | null }
const quoted = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** Rows with every word, or of a person of that name. */
export function addSearch(where: Collect, search: string, words: string, people: readonly string[]): void {
  const typed = typedWords(search)
  const found = typed.map(({ literal, parsed, folded }) => {
    const asWords = [parsed, ...(folded === null ? [] : [folded])]
    const ways = [
      `${where.put(literal)}::text::tsquery`,
      ...asWords.map((word) => `to_tsquery('simple', ${where.put(word)}::text)`),
    ]
    return `(${ways.join(' || ')})`
  })
  const ways = [
    ...(found.length > 0 ? [`${words} @@ (${found.join(' && ')})`] : []),
    ...(people.length > 0 ? [`l."user_id" = ANY(${where.put(people)}::text[])`] : []),
  ]
  if (ways.length === 0) where.impossible()
  else where.add(`(${ways.join(' OR ')})`)
}
