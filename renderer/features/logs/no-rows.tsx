import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/query-states.tsx'

/** Nothing is written in a log yet, or nothing of what is looked for. */
export function NoRows({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation('logs')
  return (
    <Empty
      icon="list"
      title={isFiltered ? t('noneFound') : t('emptyTitle')}
      action={isFiltered ? <Button onPress={onClear}>{t('clear')}</Button> : undefined}
    >
      {isFiltered ? t('noneFoundText') : t('emptyText')}
    </Empty>
  )
}
