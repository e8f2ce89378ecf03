import { useTranslation } from 'react-i18next'
import { ChangedNotice } from '../../ui/changed-notice.tsx'

type Props = { by: string | null; fields: readonly string[]; onTake: () => void }

/** Who saved this of a chamber before this person did, and what. */
export function ChangedMeanwhile({ by, fields, onTake }: Props) {
  const { t } = useTranslation('chambers')
  const said = by === null ? t('refusal.CHANGED_somebody') : t('refusal.CHANGED', { by })
  return <ChangedNotice said={said} fields={fields} onTake={onTake} />
}
