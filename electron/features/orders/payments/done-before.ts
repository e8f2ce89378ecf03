import { ok, type Result, refuse } from '../../../platform/result.ts'

export type DoneOtherwise = { code: 'DONE_OTHERWISE'; data: { amountCentavos: number } }

/** What the same operation did when it came before, and whether it was about the same thing. */
type Done = { amountCentavos: number; isSame: boolean }

/**
 * Whether an operation was done already: one that comes twice is done once. One that was edited since is refused, for
 * it can't be known which of the two was meant.
 */
export function doneBefore(done: Done | null, amountCentavos: number): Result<boolean, DoneOtherwise> {
  if (!done) return ok(false)
  if (done.isSame && done.amountCentavos === amountCentavos) return ok(true)
  return refuse({ code: 'DONE_OTHERWISE', data: { amountCentavos: done.amountCentavos } })
}
