import type { StatementReading } from '../../../contract/orders/statement-reading.ts'

type Meant = Pick<StatementReading, 'columns' | 'unmarked' | 'completedWords'>
const meant = ({ columns, unmarked, completedWords }: Meant): Meant => ({ columns, unmarked, completedWords })
const inOrder = ({ columns, ...rest }: Meant) =>
  JSON.stringify([Object.entries(columns ?? {}).toSorted(([a], [b]) => a.localeCompare(b)), rest])

/**
 * What a person said of an account's columns goes on for its next file with the same headings; the order of its dates and
 * its numbers is asked of each file itself. Null: the file says the same by itself.
 */
export function keptOf(
  last: StatementReading,
  { found, chosen }: { found: StatementReading; chosen: StatementReading },
): StatementReading | null {
  return inOrder(meant(last)) === inOrder(meant(found)) ? null : { ...chosen, ...meant(last) }
}
