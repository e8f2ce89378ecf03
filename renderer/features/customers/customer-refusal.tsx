import { useTranslation } from 'react-i18next'
import { problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'

type CustomerRefusalProps = {
  error: unknown
  /** Goes to whoever has the number or the address already. */
  onOther?: (customerId: string) => void
}

/** Why a change was refused; a number that is somebody's leads to them. */
export function CustomerRefusal({ error, onOther }: CustomerRefusalProps) {
  const { t } = useTranslation('customers')
  if (error === null || error === undefined) return null
  const { code, data } = problemOf(error)
  const own = code === 'TAKEN' ? `TAKEN_${String(data.field)}` : code
  const key = `customers:refusal.${own}`
  if (!hasWords(key)) return <ProblemLine error={error} />
  const other = code === 'TAKEN' && typeof data.customerId === 'string' ? data.customerId : null
  return (
    <div role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>{words(key, data)}</span>
      {other !== null && onOther && (
        <Button
          size="sm"
          onPress={() => {
            onOther(other)
          }}
        >
          {t('showOther')}
        </Button>
      )}
    </div>
  )
}
