/**
 * Which of two ways all texts of a column are written in. `either`: it makes no difference. `ask`: both are possible and
 * mean something else, or some texts can only be the one and some only the other.
 */
export type Settled = 'first' | 'second' | 'either' | 'ask'

export function settle(
  texts: Iterable<string>,
  first: (text: string) => number | null,
  second: (text: string) => number | null,
): { settled: Settled; sample: string | null } {
  const sure = { first: false, second: false }
  let sample: string | null = null
  for (const text of new Set(texts)) {
    const [a, b] = [first(text), second(text)]
    if (a !== null && b === null) sure.first = true
    if (b !== null && a === null) sure.second = true
    if (a !== null && b !== null && a !== b) sample ??= text
  }
  if (sure.first !== sure.second) return { settled: sure.first ? 'first' : 'second', sample }
  return { settled: sure.first || sample !== null ? 'ask' : 'either', sample }
}
