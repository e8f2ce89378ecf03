import uFuzzy from '@leeoniya/ufuzzy'
import { fold } from '../../electron/contract/fold.ts'

const fuzzy = new uFuzzy({
  intraIns: 3, // letters may be left out, but strewn over the line they are no word
  compare: () => 0, // equal ones keep their order
})
const mostShuffled = 4 // words that may come in another order than they stand; more only as they stand

/**
 * What answers, best first: at the start of a text is better than at the start of a word, that better than inside, that
 * better than letters in order. Every word of the search has to be found. An empty search keeps all.
 */
export function rank<T>(search: string, items: readonly T[], textOf: (item: T) => string): T[] {
  const needle = fold(search)
  if (needle === '') return search.trim() === '' ? [...items] : []
  const texts = items.map((item) => fold(textOf(item)))
  const [found, , order] = fuzzy.search(texts, needle, mostShuffled, items.length)
  const ranked = order ? order.map((at) => found[at] ?? -1) : (found ?? [])
  return ranked.flatMap((at) => items.slice(at, at + 1))
}
