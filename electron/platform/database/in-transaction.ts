import type { Result } from '../result.ts'
import type { OpenDatabase, Tx } from './types.ts'

class Refused extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('rolled back: the work was refused')
    this.answer = answer
  }
}

type Options = {
  /** A second run does no harm: it is also tried again when nobody knows whether the first was applied. */
  idempotent?: boolean
}

/**
 * The one way to a transaction. A refusal leaves nothing behind: whatever was written before the work said no is
 * rolled back; what must stay counted is counted before, outside. Tried again whole, and only when the server says that
 * it certainly was not applied.
 */
export async function inTransaction<Answer extends Result<unknown, unknown>>(
  database: Pick<OpenDatabase, 'write'>,
  work: (tx: Tx) => Promise<Answer>,
  options: Options = {},
): Promise<Answer> {
  try {
    return await database.write(
      (db) =>
        db.$transaction(async (tx) => {
          const answer = await work(tx)
          if (!answer.ok) throw new Refused(answer)
          return answer
        }),
      options,
    )
  } catch (error) {
    // Only this function makes one, of the answer of its own work.
    if (error instanceof Refused) return error.answer as Answer
    throw error
  }
}
