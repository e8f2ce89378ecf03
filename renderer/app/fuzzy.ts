/** Letters without case and accents: `Los Baños` is found by `banos`. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** How far apart letters may lie and still count as one word typed in a hurry. */
const farthestGap = 3

function scoreWord(word: string, text: string): number {
  const at = text.indexOf(word)
  if (at === 0) return 100 - Math.min(20, text.length - word.length)
  if (at > 0) return /[\s\-_./:]/.test(text.charAt(at - 1)) ? 70 : 45
  let from = -1
  let gaps = 0
  for (const letter of word) {
    const next = text.indexOf(letter, from + 1)
    if (next < 0) return 0
    const gap = from < 0 ? 0 : next - from - 1
    if (gap > farthestGap) return 0
    gaps += gap
    from = next
  }
  return Math.max(1, 30 - 3 * gaps)
}

/**
 * How well a text answers a search, 0 for not at all. Every word of the search has to be found: at the start is better
 * than at the start of a word, that better than inside, that better than its letters in order.
 */
export function scoreOf(search: string, text: string): number {
  const folded = fold(text)
  const found = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => scoreWord(word, folded))
  if (found.includes(0)) return 0
  return found.reduce((sum, score) => sum + score, 1)
}

/** What answers, best first; equal ones keep their order. An empty search keeps all. */
export function rank<T>(search: string, items: readonly T[], textOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, score: scoreOf(search, textOf(item)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item)
}
