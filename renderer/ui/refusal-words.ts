import type { CustomTypeOptions } from 'i18next'
import type { CallProblem } from '../host/api.ts'
import { hasWords, words } from '../i18n.ts'

/** What the features bring, by its names. */
type Catalogues = CustomTypeOptions['resources']

/** How a feature says why it refused. */
export type RefusalWords = {
  /**
   * The catalogue that holds the sentences: `refusal.CODE`, or `refusal.CODE_email` where a code has one for each
   * field or reason (i18next's context).
   */
  of: { [Name in keyof Catalogues]: Catalogues[Name] extends { refusal: object } ? Name : never }[keyof Catalogues]
  /** What the sentence names, as words: amounts, states, lists; `context` where one of several sentences fits. */
  facts?: (data: Record<string, unknown>) => Record<string, unknown>
  /** Codes that only ask to look again. */
  mild?: readonly string[]
}

/** Which of several sentences: that of the field or the reason; whoever did it may be nobody any more. */
const contextOf = ({ field, why, by }: Record<string, unknown>): unknown =>
  field ?? why ?? (by === null ? 'somebody' : undefined)

/** The feature's own sentence; null where it has none. */
export function refusalText({ code, data }: CallProblem, { of, facts }: RefusalWords): string | null {
  const key = `${of}:refusal.${code}`
  const said = { ...data, context: contextOf(data), ...facts?.(data) }
  return hasWords(key, said) ? words(key, said) : null
}
