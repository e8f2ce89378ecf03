import { useTranslation } from 'react-i18next'
import { formatDuration } from './format.ts'
import { Icon } from './icon.tsx'
import { useNow } from './use-now.ts'

/** Nobody signs in for a while, however right the password; counted down. */
export function ShutLine({ until }: { until: Date }) {
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
