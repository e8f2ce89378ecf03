import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

/** Takes every filter away at once; there only while one is set. */
export function ClearAll({ filter, onClear }: { filter: object; onClear: () => void }) {
  const { t } = useTranslation('views')
  if (Object.keys(filter).length === 0) return null
  return (
    <Button size="sm" variant="ghost" icon="close" onPress={onClear}>
      {t('clearAll')}
    </Button>
  )
}
