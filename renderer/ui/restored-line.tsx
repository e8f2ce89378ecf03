import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { formatMoment } from './format.ts'
import { Icon } from './icon.tsx'
import type { Restored } from './use-draft.ts'
import { useNow } from './use-now.ts'

/** Over a form that was opened with what was typed before: from when, and the way to do without it. */
export function RestoredLine({ restored }: { restored: Restored }) {
  const { t } = useTranslation('common')
  const now = useNow(60_000)
  if (!restored) return null
  return (
    <p role="status" className="restored-line">
      <Icon name="clock" small />
      <span>{t('restored.from', { at: formatMoment(new Date(restored.at), now) })}</span>
      <Button size="sm" variant="ghost" onPress={restored.discard}>
        {t('restored.discard')}
      </Button>
    </p>
  )
}
