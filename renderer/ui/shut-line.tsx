import { useTranslation } from 'react-i18next'
import { problemOf } from '../host/api.ts'
import { formatDuration } from './format.ts'
import { Icon } from './icon.tsx'
import { ProblemLine } from './query-states.tsx'
import { useNow } from './use-now.ts'

function ShutLine({ until }: { until: Date }) {
  const { t } = useTranslation('identity')
  const leftMs = until.getTime() - useNow()
  return (
    <p role="alert" className="problem-line watch">
      <Icon name="watch" small />
      <span>
        <span className="b">{t('shut.title')}</span>{' '}
        {leftMs > 0 ? (
          <>
            {t('shut.body')}{' '}
            <span className="num" aria-live="off">
              {t('shut.left', { span: formatDuration(leftMs) })}
            </span>
          </>
        ) : (
          t('shut.over')
        )}
      </span>
    </p>
  )
}

type RefusedProps = {
  error: unknown
  /** Codes that are a wrong try, and their sentence. */
  wrong?: Partial<Record<string, string>>
}

/** Why nobody was let in: a wrong try, a door that is shut for a while, or what failed. */
export function Refused({ error, wrong = {} }: RefusedProps) {
  const { code, data } = problemOf(error)
  if (code === 'SIGN_IN_SHUT' && data.until instanceof Date) return <ShutLine until={data.until} />
  const sentence = wrong[code]
  if (sentence === undefined) return <ProblemLine error={error} />
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      {sentence}
    </p>
  )
}
