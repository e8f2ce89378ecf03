import { foldedWords } from '../../contract/fold.ts'

/**
 * What a person typed as a question for PostgreSQL's full text search: every word must be there, the beginning of a word
 * is enough. Null when nothing is left to look for. Quotes and operators in the text are words or nothing.
 */
export function searchWords(text: string): string | null {
  const words = foldedWords(text).flatMap((word) => word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  return words.length === 0
    ? null
    : words
        .slice(0, 8)
        .map((word) => `'${Array.from(word).slice(0, 40).join('')}':*`)
        .join(' & ')
}
