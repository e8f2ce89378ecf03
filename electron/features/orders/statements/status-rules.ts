/** Words of a status column that mean: the money is there. */
const completed =
  /^(completed?|success(ful(ly)?)?|succeeded|posted|settled|paid|approved|done|ok|processed|captured|cleared|credited|received|tapos na|matagumpay)$/i

/** Words that are known to mean it is not, or not any more. */
const notCompleted =
  /^(failed|failure|fail|pending|processing|in progress|on ?hold|held|queued|initiated|created|authori[sz]ed|reversed?|reversal|refund(ed)?|partially refunded|void(ed)?|cancel(l?ed)?|declined|rejected|expired|returned|disputed|chargeback|unsuccessful|unpaid|dropped|error|timed? ?out|incomplete|for review|under review)$/i

const plain = (word: string) =>
  word
    .trim()
    .replaceAll(/[_\s-]+/g, ' ')
    .replace(/\.$/, '')
    .toUpperCase()

/** Whether a row's money is there, by its word and by what a person said of words that we don't know. */
export function isCompleted(word: string, more: readonly string[] | null): boolean {
  const text = plain(word)
  return completed.test(text) || (more ?? []).some((one) => text !== '' && plain(one) === text)
}

/** Words of a column of which nobody can know by themselves what they mean. */
export function unknownStatuses(words: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const word of new Set(words)) {
    const text = plain(word)
    if (text !== '' && !completed.test(text) && !notCompleted.test(text)) found.add(text)
  }
  return [...found]
}
