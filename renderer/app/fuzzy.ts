import uFuzzy from '@leeoniya/ufuzzy'

const fuzzy = new uFuzzy({
  intraIns: 3, // letters may be left out, but strewn over the line they are no word
  compare: () => 0, // equal ones keep their order
})
const mostShuffled = 4 // words that may come in another order than they stand; more only as they stand

/** Only letters, digits and what stands within words: the library would take a sign before a word for an order. */
const plain = (text: string): string => uFuzzy.latinize(text).replaceAll(/["-]/g, ' ').trim()

/**
 * What answers, best first: at the start of a text is better than at the start of a word, that better than inside, that
 * better than letters in order. Every word of the search has to be found. An empty search keeps all.
 */
export function rank<T>(search: string, items: readonly T[], textOf: (item: T) => string): T[] {
  const needle = plain(search)
  if (needle === '') return [...items]
  const texts = items.map((item) => plain(textOf(item)))
  const [found, , order] = fuzzy.search(texts, needle, mostShuffled, items.length)
  const ranked = order ? order.map((at) => found[at] ?? -1) : (found ?? [])
  return ranked.flatMap((at) => items.slice(at, at + 1))
}
