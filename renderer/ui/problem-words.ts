import type { CallProblem } from '../host/api.ts'
import { hasWords, words } from '../i18n.ts'
import { rightWords } from './right-words.ts'

/** What went wrong as two sentences: what it is, and what to do. Unknown codes still say their name. */
export function problemWords({ code, data, id }: CallProblem): { what: string; cure: string; mark: string | null } {
  // Some codes have reasons of different cures: NOT_YOURS_TO_GIVE of an owner's only, for one.
  const reason = `${code}_${String(data.why)}`
  const own = hasWords(`common:problem.${reason}.what`) ? reason : code
  const named = hasWords(`common:problem.${own}.what`) ? own : 'UNKNOWN'
  const facts = { ...data, ...rightWords(data) }
  const cure = facts.named && hasWords(`common:problem.${named}.cureBy`) ? 'cureBy' : 'cure'
  return {
    what: words(`common:problem.${named}.what`, facts),
    cure: words(`common:problem.${named}.${cure}`, facts),
    mark: id ?? (named === 'UNKNOWN' ? code : null),
  }
}
