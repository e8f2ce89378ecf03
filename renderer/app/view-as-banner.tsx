import { useTranslation } from 'react-i18next'
import { leaveViewAs, useViewAs } from '../person/view-as.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** Stays in sight as long as a person looks as somebody else. */
export function ViewAsBanner() {
  const { t } = useTranslation('frame')
  const as = useViewAs((state) => state.as)
  if (!as) return null
  return (
    <div role="status" className="shell-notice info">
      <Icon name="person" small />
      <span>{t('viewAs.seen', { name: as.name })}</span>
      <span className="shell-notice-end">
        <Button size="sm" onPress={leaveViewAs}>
          {t('viewAs.leave')}
        </Button>
      </span>
    </div>
  )
}
