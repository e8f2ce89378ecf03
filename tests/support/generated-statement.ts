import fc from 'fast-check'
import type { Encoding } from '../../electron/platform/table-reader/index.ts'
import { encoded } from './encoded.ts'

/** What really happened: what comes in and is there must prove, with this amount at this minute. */
type Truth = { reference: string; centavos: number; minute: number; way: 'in' | 'out'; status: string; isJunk: boolean }
export type GeneratedStatement = {
  bytes: Uint8Array
  /** Reference, centavos, moment. */
  expected: [string, number, string][]
  needs: { dates: 'dmy' | 'mdy' | null; decimal: '.' | ',' | null }
  text: string
}

const two = (n: number) => String(n).padStart(2, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
type Wall = { y: number; mo: number; d: number; h: number; min: number }
/** Minutes from the start of October 2026 by the farm's wall. */
function wallOf(minute: number): Wall {
  const at = new Date(Date.UTC(2026, 9, 1) + minute * 60_000)
  return { y: 2026, mo: at.getUTCMonth() + 1, d: at.getUTCDate(), h: at.getUTCHours(), min: at.getUTCMinutes() }
}
const clock24 = ({ h, min }: Wall) => `${two(h)}:${two(min)}`
const clock12 = ({ h, min }: Wall) => `${two(h % 12 === 0 ? 12 : h % 12)}:${two(min)} ${h < 12 ? 'AM' : 'PM'}`

const dates: Record<string, { write: (w: Wall) => string; order: 'dmy' | 'mdy' | null }> = {
  iso: { write: (w) => `${w.y}-${two(w.mo)}-${two(w.d)} ${clock24(w)}:00`, order: null },
  iso12: { write: (w) => `${w.y}-${two(w.mo)}-${two(w.d)} ${clock12(w)}`, order: null },
  dayFirst: { write: (w) => `${two(w.d)}/${two(w.mo)}/${w.y} ${clock24(w)}`, order: 'dmy' },
  monthFirst: { write: (w) => `${w.mo}/${w.d}/${w.y} ${clock12(w)}`, order: 'mdy' },
  named: { write: (w) => `${months[w.mo - 1] ?? ''} ${w.d}, ${w.y} ${clock12(w)}`, order: null },
  short: { write: (w) => `${w.d}-${months[w.mo - 1] ?? ''}-26 ${clock24(w)}`, order: null },
}

const grouped = (pesos: number, by: string) => String(pesos).replaceAll(/\B(?=(\d{3})+$)/g, by)
const amounts: Record<string, { write: (centavos: number) => string; decimal: '.' | ',' }> = {
  plain: { write: (c) => `${Math.floor(c / 100)}.${two(c % 100)}`, decimal: '.' },
  commas: { write: (c) => `${grouped(Math.floor(c / 100), ',')}.${two(c % 100)}`, decimal: '.' },
  sign: { write: (c) => `₱${grouped(Math.floor(c / 100), ',')}.${two(c % 100)}`, decimal: '.' },
  european: { write: (c) => `${grouped(Math.floor(c / 100), '.')},${two(c % 100)}`, decimal: ',' },
}

const headings = {
  at: ['Date', 'Date and Time', 'Transaction Date & Time', 'Posting Date'],
  reference: ['Reference', 'Ref. No.', 'Reference Number', 'Transaction ID'],
  sender: ['Particulars', 'Description', 'Sender Name'],
  in: ['Credit', 'Deposit/s', 'Money In', 'Credit Amount'],
  out: ['Debit', 'Withdrawal/s', 'Money Out', 'Debit Amount'],
  indicator: ['Debit/Credit', 'Credit/debit indicator', 'DR/CR'],
}
/** How a file says which way money went. */
const ways = ['columns', 'indicator', 'minus', 'brackets', 'suffix'] as const
const completed = ['COMPLETED', 'Success', 'Posted']
const statuses = [...completed, 'FAILED', 'Pending', 'REVERSED']
const junk = (sep: string) => [
  `** End of Report **`,
  sep.repeat(4),
  `${sep}Page 1 of 1${sep}${sep}`,
  `TOTAL${sep}${sep}${sep}`,
]
const above = (sep: string) => [
  `My Bank${sep}Makati`,
  `Account No:${sep}000000${sep}`,
  `Period${sep}From 11/01/2026 To 11/30/2026`,
]

type Layout = {
  date: string
  amount: string
  way: (typeof ways)[number]
  sep: string
  hasStatus: boolean
  pick: number
  above: number
  encoding: Encoding
  mark: boolean
}

const quoted = (cell: string, sep: string) => (cell.includes(sep) ? `"${cell}"` : cell)

function cellsOf(truth: Truth, { date, amount, way, hasStatus }: Layout): string[] {
  const money = amounts[amount]?.write(truth.centavos) ?? ''
  const isIn = truth.way === 'in'
  const start = [dates[date]?.write(wallOf(truth.minute)) ?? '', truth.reference, 'Niña “A”']
  const columns: Record<(typeof ways)[number], string[]> = {
    columns: isIn ? ['', money] : [money, ''],
    indicator: [money, isIn ? 'Credit' : 'Debit'],
    minus: [isIn ? money : `-${money}`],
    brackets: [isIn ? money : `(${money})`],
    suffix: [`${money} ${isIn ? 'CR' : 'DR'}`],
  }
  return [...start, ...columns[way], ...(hasStatus ? [truth.status] : [])]
}

function headOf({ way, hasStatus, pick }: Layout): string[] {
  const one = (of: readonly string[]) => of[pick % of.length] ?? ''
  const money =
    way === 'columns'
      ? [one(headings.out), one(headings.in)]
      : ['Amount', ...(way === 'indicator' ? [one(headings.indicator)] : [])]
  return [one(headings.at), one(headings.reference), one(headings.sender), ...money, ...(hasStatus ? ['Status'] : [])]
}

function made(truths: readonly Truth[], layout: Layout): GeneratedStatement {
  const { sep, hasStatus, encoding, mark } = layout
  // A minus among the amounts says what the others are: without one the file would be asked about.
  const out: Truth = {
    reference: 'OUT',
    centavos: 123_456,
    minute: 42_000,
    way: 'out',
    status: 'COMPLETED',
    isJunk: false,
  }
  const all = [...truths, out]
  const lines = [
    ...above(sep).slice(0, layout.above),
    headOf(layout)
      .map((cell) => quoted(cell, sep))
      .join(sep),
    ...all.flatMap((truth, i) => [
      ...(truth.isJunk ? [junk(sep)[i % 4] ?? ''] : []),
      cellsOf(truth, layout)
        .map((cell) => quoted(cell, sep))
        .join(sep),
    ]),
    junk(sep)[0] ?? '',
  ]
  // Windows-1252 has no peso sign: a bank that writes it writes ?.
  const text = `${lines.join('\r\n')}\r\n`.replaceAll('₱', encoding === 'windows-1252' ? '' : '₱')
  const expected = all
    .filter(({ way, status }) => way === 'in' && (!hasStatus || completed.includes(status)))
    .map(({ reference, centavos, minute }): [string, number, string] => [
      reference,
      centavos,
      new Date(Date.UTC(2026, 9, 1) + (minute - 8 * 60) * 60_000).toISOString(),
    ])
  const needs = { dates: dates[layout.date]?.order ?? null, decimal: amounts[layout.amount]?.decimal ?? null }
  return { bytes: encoded(text, encoding, mark), expected, needs, text }
}

const truth = fc.record({
  reference: fc.stringMatching(/^[1-9]\d{9,12}$/),
  centavos: fc.integer({ min: 1, max: 500_000_000 }),
  minute: fc.integer({ min: 0, max: 80_000 }),
  way: fc.constantFrom('in' as const, 'out' as const),
  status: fc.constantFrom(...statuses),
  isJunk: fc.boolean(),
})
const layout = fc.record({
  date: fc.constantFrom(...Object.keys(dates)),
  amount: fc.constantFrom(...Object.keys(amounts)),
  way: fc.constantFrom(...ways),
  sep: fc.constantFrom(',', ';', '\t', '|'),
  hasStatus: fc.boolean(),
  pick: fc.nat(11),
  above: fc.nat(3),
  encoding: fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  mark: fc.boolean(),
})

export const generatedStatement = fc
  .tuple(fc.array(truth, { minLength: 1, maxLength: 12 }), layout)
  .map(([truths, how]) => made(truths, how))
