import { problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'

/** Why a chamber's or a port's action was refused, in our words where we have them. */
export function RefusalLine({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null
  const { code, data } = problemOf(error)
  const key = `chambers:refusal.${code}`
  if (!hasWords(key)) return <ProblemLine error={error} />
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>{words(key, data)}</span>
    </p>
  )
}
