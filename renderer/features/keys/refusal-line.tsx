import { problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'

/** Why something about a key or the door was refused, in our words where we have them. */
export function RefusalLine({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null
  const { code, data } = problemOf(error)
  const detail = `keys:refusal.${code}_${String(data.detail)}`
  const key = hasWords(detail) ? detail : `keys:refusal.${code}`
  if (!hasWords(key)) return <ProblemLine error={error} />
  const { permissions } = data
  const facts = Array.isArray(permissions) ? { ...data, permissions: permissions.join(', ') } : data
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>{words(key, facts)}</span>
    </p>
  )
}
