import type { TFunction } from 'i18next'
import type { SecurityRow } from '../../../electron/contract/logs.ts'
import type { Column } from '../../ui/data-table.tsx'
import { State, type StateName } from '../../ui/pill.tsx'
import { eventWord, logMoment, severityWord, whoText } from './log-words.ts'

export const severityState: Record<SecurityRow['severity'], StateName> = {
  INFO: 'info',
  WARNING: 'watch',
  CRITICAL: 'bad',
}

export const Severity = ({ severity }: { severity: SecurityRow['severity'] }) => (
  <State state={severityState[severity]}>{severityWord(severity)}</State>
)

/** Who it was about: a person, or the name that somebody tried. */
export function aboutWhom({ who, metadata }: SecurityRow): string {
  if (who) return whoText(who)
  const tried: unknown = typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'login') : null
  return typeof tried === 'string' && tried !== '' ? tried : whoText(null)
}

export const securityColumns = (t: TFunction<'logs'>): Column<SecurityRow>[] => [
  { id: 'at', header: t('column.time'), cell: (row) => <span className="t2">{logMoment(row.at)}</span>, width: 216 },
  { id: 'severity', header: t('column.severity'), cell: (row) => <Severity severity={row.severity} />, width: 116 },
  { id: 'event', header: t('column.event'), cell: (row) => <span className="b">{eventWord(row.event)}</span> },
  {
    id: 'who',
    header: t('column.who'),
    cell: (row) => <span className={row.who?.name ? '' : 't3'}>{aboutWhom(row)}</span>,
    width: 190,
  },
  {
    id: 'where',
    header: t('column.where'),
    cell: (row) => <span className="t2">{row.ipAddress ?? '–'}</span>,
    width: 150,
    hideBelow: 900,
  },
]
