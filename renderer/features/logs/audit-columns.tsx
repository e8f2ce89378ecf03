import type { TFunction } from 'i18next'
import type { AuditRow } from '../../../electron/contract/logs.ts'
import type { Column } from '../../ui/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { IconName } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { changesOf } from './changes.ts'
import { actionWord, entityWord, fieldText, fieldWord, logMoment, whoText } from './log-words.ts'

const actionIcon: Record<string, IconName> = {
  CREATE: 'add',
  UPDATE: 'edit',
  DELETE: 'trash',
  LOGIN: 'key',
  EXPORT: 'download',
  CONTROL: 'hand',
}

/** The first changes in one line: `Name old → new`. */
function Summary({ row }: { row: AuditRow }) {
  const changes = changesOf(row.oldValues, row.newValues).slice(0, 3)
  return changes.map(({ field, before, after }, n) => (
    <span key={field}>
      {n > 0 && <span className="t3"> · </span>}
      <span className="t3">{fieldWord(field)} </span>
      {before !== undefined && <span className="t2">{fieldText(field, before)}</span>}
      {before !== undefined && after !== undefined && <span className="t3"> → </span>}
      {after !== undefined && fieldText(field, after)}
    </span>
  ))
}

export const auditColumns = (t: TFunction<'logs'>): Column<AuditRow>[] => [
  { id: 'at', header: t('column.time'), cell: (row) => <span className="t2">{logMoment(row.at)}</span>, width: 216 },
  {
    id: 'who',
    header: t('column.who'),
    cell: (row) => <span className={row.who?.name ? 'b' : 't3'}>{whoText(row.who)}</span>,
    width: 150,
  },
  {
    id: 'action',
    header: t('column.action'),
    cell: (row) => (
      <State state="none" icon={actionIcon[row.action] ?? 'none'}>
        {actionWord(row.action)}
      </State>
    ),
    width: 128,
  },
  { id: 'what', header: t('column.what'), cell: (row) => entityWord(row.entity), width: 140 },
  { id: 'change', header: t('column.change'), cell: (row) => <Summary row={row} />, hideBelow: 900 },
  {
    id: 'seq',
    header: t('column.row'),
    cell: (row) => <span className="t3">{formatNumber(row.seq)}</span>,
    width: 96,
    align: 'right',
  },
]
