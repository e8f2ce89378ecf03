import { useTranslation } from 'react-i18next'
import type { SecurityRow } from '../../../electron/contract/logs.ts'
import { Pill } from '../../ui/pill.tsx'
import { Section } from '../../ui/section.tsx'
import { changesOf } from './changes.ts'
import { LogFacts, LogPanel } from './log-panel.tsx'
import { LogValue } from './log-value.tsx'
import { eventWord, fieldWord, logMoment, severityWord } from './log-words.ts'
import { aboutWhom, severityState } from './security-columns.tsx'

/** All that is known of one event. */
export function SecurityPanel({ row, onClose }: { row: SecurityRow; onClose: () => void }) {
  const { t } = useTranslation('logs')
  const more = changesOf(null, row.metadata)
  return (
    <LogPanel title={eventWord(row.event)} lead={`${aboutWhom(row)} · ${logMoment(row.at)}`} onClose={onClose}>
      <div>
        <Pill state={severityState[row.severity]}>{severityWord(row.severity)}</Pill>
      </div>
      {more.length > 0 && (
        <Section title={t('details')} level={3}>
          <LogFacts
            facts={more.map(
              ({ field, after }) => [fieldWord(field), <LogValue key={field} field={field} value={after} />] as const,
            )}
          />
        </Section>
      )}
      <Section title={t('where')} level={3}>
        <LogFacts
          facts={[
            [t('address'), row.ipAddress ?? '–'],
            [t('device'), row.userAgent ?? '–'],
            [
              t('eventCode'),
              <span key="code" className="mono">
                {row.event}
              </span>,
            ],
          ]}
        />
      </Section>
    </LogPanel>
  )
}
