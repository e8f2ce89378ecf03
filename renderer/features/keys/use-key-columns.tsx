import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKeyRow } from '../../../electron/contract/keys.ts'
import type { Column } from '../../ui/data-table.tsx'
import { formatAge, formatDate, formatDateTime, formatNumber } from '../../ui/format.ts'
import { KeyState } from './key-state.tsx'

/** `withOwner`: for who sees the keys of others too. */
export function useKeyColumns(now: number, withOwner: boolean): readonly Column<ApiKeyRow>[] {
  const { t } = useTranslation('keys')
  return useMemo(() => {
    const when = (at: Date | null, none: string, format: (at: Date) => string) =>
      at === null ? <span className="t3">{none}</span> : <span title={formatDateTime(at)}>{format(at)}</span>
    const columns: Column<ApiKeyRow>[] = [
      {
        id: 'name',
        header: t('column.name'),
        cell: ({ name }) => <span className="b">{name}</span>,
        sort: ({ name }) => name,
      },
      {
        id: 'state',
        header: t('column.state'),
        cell: (row) => <KeyState row={row} />,
        width: 128,
        sort: ({ state }) => state,
      },
      {
        id: 'prefix',
        header: t('column.key'),
        cell: ({ prefix }) => <span className="mono t2">{prefix}…</span>,
        width: 140,
        hideBelow: 860,
      },
      {
        id: 'owner',
        header: t('column.owner'),
        cell: ({ owner }) => owner.name,
        width: 140,
        sort: ({ owner }) => owner.name,
        hideBelow: 760,
      },
      {
        id: 'scopes',
        header: t('column.scopes'),
        cell: ({ scopes }) => (
          <span className="t2" title={scopes.join('\n')}>
            {scopes.join(', ')}
          </span>
        ),
        hideBelow: 940,
      },
      {
        id: 'used',
        header: t('column.used'),
        cell: ({ lastUsedAt }) => when(lastUsedAt, t('never'), (at) => formatAge(at, now)),
        width: 124,
        sort: ({ lastUsedAt }) => lastUsedAt?.getTime() ?? 0,
      },
      {
        id: 'expires',
        header: t('column.expires'),
        cell: ({ expiresAt }) => when(expiresAt, t('noEnd'), formatDate),
        width: 148,
        sort: ({ expiresAt }) => expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
        hideBelow: 620,
      },
      {
        id: 'calls',
        header: t('column.calls'),
        cell: ({ calls }) => formatNumber(calls),
        width: 136,
        align: 'right',
        sort: ({ calls }) => calls,
      },
    ]
    return columns.filter(({ id }) => withOwner || id !== 'owner')
  }, [t, now, withOwner])
}
