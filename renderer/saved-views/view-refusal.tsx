import { useTranslation } from 'react-i18next'
import { problemOf } from '../host/api.ts'
import { hasWords, words } from '../i18n.ts'
import { Icon } from '../ui/icon.tsx'
import { ProblemLine } from '../ui/query-states.tsx'

export function ViewRefusal({ error }: { error: unknown }) {
  useTranslation('views')
  if (error === null || error === undefined) return null
  const { code, data } = problemOf(error)
  const key = `views:refusal.${code}`
  if (!hasWords(key)) return <ProblemLine error={error} />
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>{words(key, data)}</span>
    </p>
  )
}
