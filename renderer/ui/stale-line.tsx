import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { formatMoment } from './format.ts'
import { Icon } from './icon.tsx'
import { useNow } from './use-now.ts'

export type StaleLineProps = {
  query: {
    isError: boolean
    isFetching: boolean
    dataUpdatedAt: number
    data: unknown
    refetch: () => Promise<unknown>
  }
}

/** Over rows that could not be read anew: from when they are. */
export function StaleLine({ query }: StaleLineProps) {
  const { t } = useTranslation('common')
  const now = useNow(60_000)
  if (!query.isError || query.data === undefined) return null
  return (
    <p role="status" className="stale-line watch">
      <Icon name="offline" small />
      <span>{t('stale', { at: formatMoment(new Date(query.dataUpdatedAt), now) })}</span>
      <Button size="sm" variant="ghost" busy={query.isFetching} onPress={() => void query.refetch()}>
        {t('action.retry')}
      </Button>
    </p>
  )
}
