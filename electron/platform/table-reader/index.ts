export {
  centavosIn,
  type DecimalSign,
  decimalSigns,
  type ReadAmount,
  readAmount,
} from './amount-rules.ts'
export type { FileKind } from './file-kind.ts'
export { type DateOrder, dateOrders, momentIn, readMoment } from './moment-rules.ts'
export { readTable, type Table, type TableChoices, type WrongKind } from './read-table.ts'
export { type Settled, settle } from './settle-rules.ts'
export { type Delimiter, delimiters, type Line, rawShown } from './table-lines.ts'
export { type Encoding, encodings } from './text-encoding.ts'
