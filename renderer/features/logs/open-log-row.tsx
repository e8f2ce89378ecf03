import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SideHead, SideStates } from '../../ui/side-panel.tsx'

type OpenLogRowProps<Row> = {
  /** The row by itself: asked for where it is not among those in sight. */
  query: UseQueryResult<{ rows: Row[] }>
  onClose: () => void
  children: (row: Row) => ReactNode
}

/** The open row after a reload or by a link: it may lie many pages down. */
export function OpenLogRow<Row>({ query, onClose, children }: OpenLogRowProps<Row>) {
  const { t } = useTranslation('logs')
  const row = query.data?.rows[0]
  if (row) return children(row)
  const title = query.data ? t('rowGone') : t('loading')
  return (
    <aside className="side" aria-label={title}>
      {query.data && (
        <SideHead title={title} onClose={onClose} closeLabel={t('closePanel')}>
          <p className="t2 small">{t('rowGoneText')}</p>
        </SideHead>
      )}
      <SideStates query={query} loading={title} failed={t('failed')} />
    </aside>
  )
}
