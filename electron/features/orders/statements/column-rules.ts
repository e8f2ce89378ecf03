import type { StatementColumns, StatementRole } from '../../../contract/orders/statement-reading.ts'

/**
 * Headings as GCash, Maya, BDO, BPI, Metrobank, UnionBank and others write them, of letters and digits alone (`Ref. No.`
 * is `refno`). Of several columns for one thing the earlier pattern wins.
 */
const names: Readonly<Record<StatementRole, readonly RegExp[]>> = {
  at: [
    /^(transaction|txn|tran|trans)?date(and)?time(oftransaction)?$/,
    /^(transaction|txn|tran|trans|payment)date$/,
    /^(date|petsa|timestamp|paidat|completedat|datepaid|dateoftransaction)$/,
    /^(posting|posted|post|settlement|completed|created?|processed)(date|at)(time)?$|^dateposted$/,
    /^valuedate$/,
  ],
  time: [/^(transaction|txn|tran|posting)?time$/, /^oras$/],
  reference: [
    /^(gcash|maya|bank|payment|transaction|txn|tran|instapay|pesonet|external)?(reference|ref)(no|number|num|id|code)?$/,
    /^(transaction|txn|payment|confirmation)(id|no|number|num)$/,
    /^(trace|trn|rrn|sequence|seq)(id|no|number|num)?$/,
  ],
  amount: [
    /^(amount|amt|halaga)(php|inphp|pesos?)?$/,
    /^(transaction|txn|payment|gross|total)(amount|amt)$/,
    /^(value|netamount|net)$/,
  ],
  credit: [
    /^(credits?|deposits?)(credits?|deposits?|amount|amt|php)*$/,
    /^(money|paid|cash|amount)in$|^(amount)?(received|credited)$|^inflows?$|^incoming(amount)?$|^pumasok$/,
  ],
  debit: [
    /^(debits?|withdrawals?)(debits?|withdrawals?|amount|amt|php)*$/,
    /^(money|paid|cash|amount)out$|^(amount)?(sent|debited)$|^outflows?$|^outgoing(amount)?$|^lumabas$/,
  ],
  direction: [
    /^(credit(or)?debit|debit(or)?credit|cr(or)?dr|dr(or)?cr|cd|dc)(indicator|flag|type|mark)?$/,
    /^(direction|indicator|sign|inout|moneyinout)$/,
    /^(transaction|txn|tran|entry)?type$/,
  ],
  status: [/^(transaction|payment|txn)?status$/, /^state$/],
  sender: [
    /^(sender|payer|payor|customer|from|receivedfrom)(name|account)?$/,
    /^(name|accountname|counterparty)$/,
    /^(transaction)?(description|desc|details?|particulars|narrative|narration)$/,
    /^(remarks?|notes?|memo|message)$/,
  ],
  currency: [/^(currency|ccy|curr)(code)?$/],
  balance: [/^(running|ending|available|outstanding|current|ledger|closing)?balance$/],
}

const plain = (heading: string): string =>
  heading
    .replaceAll(/\(.*?\)/g, (inner, at: number) => (at === 0 ? inner : ' ')) // `Amount (PHP)`, but not `(PHP) Amount`
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z0-9]/g, '')

/** The strength of a name for a role: 0 is best; null: it is none. */
function rankOf(role: StatementRole, heading: string): number | null {
  const rank = names[role].findIndex((name) => name.test(heading))
  return rank < 0 ? null : rank
}

const roles = Object.keys(names) as StatementRole[]

/** Which columns are known by their headings. */
export function columnsOf(headings: readonly string[]): StatementColumns {
  const columns: StatementColumns = {}
  const plainly = headings.map(plain)
  for (const role of roles) {
    let best: number | null = null
    for (const [at, heading] of plainly.entries()) {
      const rank = rankOf(role, heading)
      if (rank === null || (best !== null && rank >= best)) continue
      best = rank
      columns[role] = at
    }
  }
  return columns
}

export const recognise = (cells: readonly string[]): number => Object.keys(columnsOf(cells)).length

/** What must be there before a line can prove anything. */
export function missingRoles(columns: StatementColumns): StatementRole[] {
  const needed = (['at', 'reference'] as const).filter((role) => columns[role] === undefined)
  return columns.amount === undefined && columns.credit === undefined ? [...needed, 'amount'] : needed
}

export const cellOf = (cells: readonly string[], at: number | undefined): string =>
  at === undefined ? '' : (cells[at] ?? '')
