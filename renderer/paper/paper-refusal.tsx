import { useTranslation } from 'react-i18next'
import { problemOf } from '../host/api.ts'
import { hasWords, words } from '../i18n.ts'
import { Icon } from '../ui/icon.tsx'
import { ProblemLine } from '../ui/query-states.tsx'
import { mustLookAgain } from './use-paper.ts'

/** Why it was not printed; what only asks to look again is no fault. */
export function PaperRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation('documents')
  if (error === null || error === undefined) return null
  const { code, data } = problemOf(error)
  if (mustLookAgain(error)) {
    const who = typeof data.who === 'string' ? data.who : null
    const text =
      code === 'DOCUMENT_CHANGED'
        ? t('refusal.DOCUMENT_CHANGED')
        : who === null
          ? t('refusal.COPY_TAKEN')
          : t('takenBy', { who })
    return (
      <p role="alert" className="problem-line watch">
        <Icon name="watch" small />
        <span>{text}</span>
      </p>
    )
  }
  const key = `documents:refusal.${code}`
  if (!hasWords(key)) return <ProblemLine error={error} />
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>{words(key, data)}</span>
    </p>
  )
}
