import { useTranslation } from 'react-i18next'
import type { AuditRow } from '../../../electron/contract/logs.ts'
import { formatNumber } from '../../ui/format.ts'
import { Section } from '../../ui/section.tsx'
import { useListView } from '../../ui/use-list-view.ts'
import { type Change, changesOf } from './changes.ts'
import { LogFacts, LogPanel } from './log-panel.tsx'
import { LogValue } from './log-value.tsx'
import { actionWord, entityWord, fieldWord, logMoment, whoText } from './log-words.ts'
import { auditAddress } from './logs-search.ts'

function ChangeRow({ field, before, after }: Change) {
  const { t } = useTranslation('logs')
  return (
    <div className="logs-change">
      <dt>{fieldWord(field)}</dt>
      {before !== undefined && (
        <dd className="logs-was breakable">
          <span aria-hidden="true">−</span>
          <span className="sr-only">{t('before')}: </span>
          <s>
            <LogValue field={field} value={before} />
          </s>
        </dd>
      )}
      {after !== undefined && (
        <dd className="breakable">
          <span aria-hidden="true">+</span>
          <span className="sr-only">{t('after')}: </span>
          <LogValue field={field} value={after} />
        </dd>
      )}
    </div>
  )
}

/** What one row of the trail says: what it was before and after, and where it was done. */
export function AuditPanel({ row, onClose }: { row: AuditRow; onClose: () => void }) {
  const { t } = useTranslation('logs')
  const { change } = useListView(auditAddress)
  const changes = changesOf(row.oldValues, row.newValues)
  const { entityId, entity } = row
  return (
    <LogPanel
      title={`${actionWord(row.action)}: ${entityWord(entity)}`}
      lead={`${whoText(row.who)} · ${logMoment(row.at)}`}
      onClose={onClose}
    >
      <Section title={t('changes')} level={3}>
        {changes.length === 0 ? (
          <p className="t3 logs-none">{t('noChanges')}</p>
        ) : (
          <dl>
            {changes.map((one) => (
              <ChangeRow key={one.field} {...one} />
            ))}
          </dl>
        )}
      </Section>
      <Section title={t('where')} level={3}>
        <LogFacts
          facts={[
            [t('row'), `#${formatNumber(row.seq)}`],
            [t('record'), entityId === null ? '–' : <span className="mono">{entityId}</span>],
            [t('address'), row.ipAddress ?? '–'],
            [t('device'), row.userAgent ?? '–'],
          ]}
        />
        {entityId !== null && (
          <button
            type="button"
            className="link logs-history"
            onClick={() => change({ record: entityId, entity, row: undefined })}
          >
            {t('history')}
          </button>
        )}
      </Section>
    </LogPanel>
  )
}
