import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type ChangedNoticeProps = {
  /** Who saved what before this person did; nothing typed here is lost. */
  said: string
  /** The fields they changed, as the form calls them. */
  fields: readonly string[]
  onTake: () => void
}

/** Over a form whose row another desktop saved meanwhile. */
export function ChangedNotice({ said, fields, onTake }: ChangedNoticeProps) {
  const { t } = useTranslation('common')
  const named = new Intl.ListFormat(i18next.language).format(fields)
  return (
    <div role="alert" className="problem-line watch changed-notice">
      <Icon name="watch" small />
      <span className="grow">
        {said} {fields.length > 0 && t('meanwhile.fields', { fields: named })}
      </span>
      <Button size="sm" onPress={onTake}>
        {t('meanwhile.take')}
      </Button>
    </div>
  )
}
