import fc from 'fast-check'
import { expect, it } from 'vitest'
import { generatedStatement } from '../../../support/generated-statement.ts'
import { readFile } from '../../../support/statements.ts'

// The long form: STATEMENTS=20000 npx vitest run --project unit generated-statements
const numRuns = Number(process.env.STATEMENTS ?? 400)

it('of any shape proves exactly what came in and is there, with its amount and its minute', () => {
  fc.assert(
    fc.property(generatedStatement, ({ bytes, expected, needs, text }) => {
      const seen = readFile(bytes)
      const asked = seen.questions.map(({ ask }) => ask)
      // Only what can really be read in two ways is asked, and then answered as the bank meant it.
      expect(asked.filter((ask) => ask !== 'dates')).toEqual([])
      if (asked.length > 0) expect(needs.dates, text).not.toBeNull()
      const read = asked.length > 0 ? readFile(bytes, { dates: needs.dates }) : seen
      const rows = read.slices.flatMap(
        (json) => JSON.parse(json) as { reference: string; amount: string; paidAt: string }[],
      )
      const proven = rows.map(({ reference, amount, paidAt }) => [reference, Math.round(Number(amount) * 100), paidAt])
      expect(proven.toSorted(), text).toEqual(expected.toSorted())
      if (needs.dates && read.reading.dates) expect(read.reading.dates).toBe(needs.dates)
      expect(read.reading.decimal).toBe(needs.decimal)
    }),
    { numRuns },
  )
}, 600_000)
