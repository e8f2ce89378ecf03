import { useQuery } from '@tanstack/react-query'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ConfigKey } from '../../../electron/contract/settings/config.ts'
import { api } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { Loading, Problem } from '../../ui/query-states.tsx'

type HistoryProps = { ruleKey: ConfigKey; name: string; show: (value: unknown) => string }

function Changes({ ruleKey, show }: Omit<HistoryProps, 'name'>) {
  const { t } = useTranslation('config')
  const history = useQuery(api.config.history.queryOptions({ input: { key: ruleKey } }))
  if (history.isPending) return <Loading label={t('history')} rows={2} />
  if (history.isError) return <Problem error={history.error} onRetry={() => void history.refetch()} />
  if (history.data.length === 0) return <p className="t2">{t('noHistory')}</p>
  return (
    <ul>
      {history.data.map(({ at, who, before, after }) => (
        <li key={at.toISOString()}>
          <div className="b">{t('change', { before: show(before), after: show(after) })}</div>
          <div className="t3 small">
            {who ?? t('someone')} · {formatDateTime(at)}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Who changed a setting, when, from what to what. Asked for when it is opened. */
export function RuleHistory({ ruleKey, name, show }: HistoryProps) {
  const { t } = useTranslation('config')
  return (
    <DialogTrigger>
      <Button variant="ghost" size="sm" icon="clock" label={t('historyOf', { name })} />
      <Popover className="pop" placement="bottom end">
        <Dialog className="farm-rules-history" aria-label={t('historyOf', { name })}>
          <Changes ruleKey={ruleKey} show={show} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
