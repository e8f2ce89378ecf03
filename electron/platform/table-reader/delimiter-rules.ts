import { headingWithin, type Recognise } from './heading-rules.ts'
import { type Delimiter, delimiters, type Line, linesAlone } from './table-lines.ts'

/** Enough for the lines above a table and some of its own. */
const looked = 100

/** How many lines have as many cells as most have, where that is more than one. */
function alike(lines: readonly Line[]): number {
  const widths = new Map<number, number>()
  for (const { cells } of lines) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  return Math.max(0, ...widths.values())
}

const beginning = (text: string) =>
  text
    .slice(0, 200_000)
    .split(/\r\n|\n|\r/, looked)
    .join('\n')
const said = /^sep=(.)\r?\n/i

/** What stands between the cells: as the file itself says, by which its heading is known, or that which cuts evenly. */
export function delimiterOf(text: string, recognise: Recognise): Delimiter {
  const own = said.exec(text)?.[1]
  const named = delimiters.find((one) => one === own)
  if (named) return named
  const head = beginning(text)
  const scores = delimiters.map((delimiter) => {
    const { lines } = linesAlone(head, { delimiter, atMost: looked })
    const known = Math.max(
      0,
      ...lines.slice(0, headingWithin).map(({ cells }) => (cells.length > 1 ? recognise(cells) : 0)),
    )
    return { delimiter, known, even: alike(lines) }
  })
  return scores.toSorted((a, b) => b.known - a.known || b.even - a.even)[0]?.delimiter ?? ','
}
