import { ok, type Result, refuse } from '../result.ts'
import { delimiterOf } from './delimiter-rules.ts'
import { type FileKind, foreignKind } from './file-kind.ts'
import { headingAt, type Recognise } from './heading-rules.ts'
import { type BrokenLine, type Delimiter, type Line, linesOf } from './table-lines.ts'
import { decodeText, type Encoding } from './text-encoding.ts'

/** What somebody chose; null: it is found. `headingRow` as an editor counts, 0: there is none. */
export type TableChoices = { encoding: Encoding | null; delimiter: Delimiter | null; headingRow: number | null }
export type Table = {
  encoding: Encoding
  delimiter: Delimiter
  headingRow: number
  headings: string[]
  above: Line[]
  body: Line[]
  broken: BrokenLine[]
  /** Rows below the heading: also of those that were too many to be kept. */
  rows: number
}
export type WrongKind = { code: 'WRONG_KIND'; data: { kind: FileKind } }
type Reading = { choices: TableChoices; recognise: Recognise; atMostRows: number }

/** Lines that may stand above the heading, the heading, and one row more than may be. */
const above = 32

/** A table of text, from the bytes of its file. */
export function readTable(bytes: Uint8Array, { choices, recognise, atMostRows }: Reading): Result<Table, WrongKind> {
  const kind = foreignKind(bytes)
  if (kind) return refuse({ code: 'WRONG_KIND', data: { kind } })
  const decoded = decodeText(bytes, choices.encoding)
  if (!decoded.ok) return refuse({ code: 'WRONG_KIND', data: { kind: 'unknown' } })
  const { text, encoding } = decoded.value
  const delimiter = choices.delimiter ?? delimiterOf(text, recognise)
  const { lines, broken, count } = linesOf(text, { delimiter, atMost: atMostRows + above })
  const chosen = choices.headingRow
  const at = chosen === null ? headingAt(lines, recognise) : lines.findIndex(({ row }) => row === chosen)
  const heading = lines[at]
  const widest = Math.max(0, ...lines.slice(0, above).map(({ cells }) => cells.length))
  return ok({
    ...{ encoding, delimiter, broken },
    headingRow: heading?.row ?? 0,
    headings: heading?.cells ?? Array.from({ length: widest }, () => ''),
    above: lines.slice(0, Math.max(0, at)),
    body: lines.slice(at + 1),
    rows: count - (at + 1),
  })
}
