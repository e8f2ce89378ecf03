import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecurityRow } from '../../../electron/contract/logs.ts'
import { api, client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { ExportNote } from '../../ui/export-note.tsx'
import { ListScreen } from '../../ui/list-screen.tsx'
import { useExport } from '../../ui/use-export.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { usePages } from '../../ui/use-pages.ts'
import { LogCount } from './log-count.tsx'
import { byLogPages, logPageSize, useLogWords } from './log-list.ts'
import { askedSecurity, type SecurityWanted, securityAddress } from './logs-search.ts'
import { OpenLogRow } from './open-log-row.tsx'
import { securityColumns } from './security-columns.tsx'
import { SecurityFilters } from './security-filters.tsx'
import { SecurityPanel } from './security-panel.tsx'
import './logs.css'

const tone = ({ severity }: SecurityRow) => (severity === 'CRITICAL' ? ('bad' as const) : undefined)

function useSecurity(wanted: SecurityWanted) {
  const query = useInfiniteQuery(
    api.logs.security.infiniteOptions({
      input: (after: string | null) => ({ ...askedSecurity(wanted), after, limit: logPageSize }),
      initialPageParam: null,
      ...byLogPages,
    }),
  )
  const exporting = useExport('security', (format, signal) =>
    client.logs.exportSecurity({ ...askedSecurity(wanted), format }, { signal }),
  )
  return { list: usePages(query), exporting }
}

function OpenSecurity({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery(api.logs.security.queryOptions({ input: { id, limit: 1 } }))
  return (
    <OpenLogRow query={query} onClose={onClose}>
      {(row) => <SecurityPanel row={row} onClose={onClose} />}
    </OpenLogRow>
  )
}

/** Who came in, who was kept out, whose rights changed? */
export function SecurityScreen() {
  const { t } = useTranslation('logs')
  const view = useListView(securityAddress)
  const { list, exporting } = useSecurity(view.wanted)
  const words = useLogWords({ title: t('security'), search: t('searchSecurity') })
  const columns = useMemo(() => securityColumns(t), [t])
  return (
    <ListScreen
      words={words}
      view={view}
      list={list}
      table={{ columns, rowTone: tone }}
      panel={(id, close) => {
        const row = list.rows.find((each) => each.id === id)
        return row ? <SecurityPanel row={row} onClose={close} /> : <OpenSecurity id={id} onClose={close} />
      }}
      acts={
        <>
          <Button variant="ghost" icon="auto" onPress={() => void list.query.refetch()}>
            {t('refresh')}
          </Button>
          <ExportMenu of={[{ exporting }]} />
        </>
      }
      notes={
        <div className="logs-notes">
          <ExportNote shown={exporting.shown} onStop={exporting.close} />
        </div>
      }
      filters={<SecurityFilters />}
      shown={list.first && <LogCount total={list.first.total} exact={list.first.exact} />}
    />
  )
}
