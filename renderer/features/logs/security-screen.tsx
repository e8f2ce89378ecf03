import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { severity } from '../../../electron/contract/logs.ts'
import { api, client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { ExportNote } from '../../ui/export-note.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { ListRows } from '../../ui/list-rows.tsx'
import { useExport } from '../../ui/use-export.ts'
import { usePages } from '../../ui/use-pages.ts'
import { LogCount } from './log-count.tsx'
import { isFiltered, type LogView, useSecurityView } from './log-filter-store.ts'
import { NoRows } from './no-rows.tsx'
import { securityColumns } from './security-columns.tsx'
import { SecurityFilters } from './security-filters.tsx'
import { SecurityPanel } from './security-panel.tsx'
import './logs.css'

const pageSize = 200

const filterOf = ({ search, userId, kind, thing, periodFrom, periodTo }: LogView) => ({
  search,
  userId,
  event: kind,
  severity: severity.options.find((each) => each === thing) ?? null,
  from: periodFrom,
  to: periodTo,
})

function useSecurity(view: LogView) {
  return useInfiniteQuery(
    api.logs.security.infiniteOptions({
      input: (after: string | null) => ({ ...filterOf(view), after, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.more ? (page.rows.at(-1)?.cursor ?? null) : null),
      placeholderData: keepPreviousData,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  )
}

/** Who came in, who was kept out, whose rights changed? */
export function SecurityScreen() {
  const { t } = useTranslation(['logs', 'common'])
  const view = useSecurityView()
  const { change, clear, openId } = view
  const log = useSecurity(view)
  const { rows, first } = usePages(log.data)
  const columns = useMemo(() => securityColumns(t), [t])
  const open = openId === null ? undefined : rows.find((row) => row.id === openId)
  const exporting = useExport('security', (format, signal) =>
    client.logs.exportSecurity({ ...filterOf(view), format }, { signal }),
  )
  const close = () => change({ openId: null })
  return (
    <>
      <div className="head">
        <h1>{t('security')}</h1>
        <div className="acts">
          <Button variant="ghost" icon="auto" onPress={() => void log.refetch()}>
            {t('refresh')}
          </Button>
          <ExportMenu of={[{ exporting }]} />
        </div>
      </div>
      <div className="logs-notes">
        <ExportNote shown={exporting.shown} onStop={exporting.close} />
      </div>
      <ListPage
        side={open ? <SecurityPanel row={open} onClose={close} /> : null}
        onClose={close}
        closeLabel={t('closePanel')}
      >
        <SecurityFilters shown={first && <LogCount total={first.total} exact={first.exact} />} />
        <ListRows
          query={log}
          loading={t('loading')}
          failed={t('failed')}
          empty={<NoRows isFiltered={isFiltered(view)} onClear={clear} />}
          caption={t('security')}
          columns={columns}
          rows={rows}
          {...(first?.exact && first.total !== null && { total: first.total })}
          openKey={open ? openId : null}
          onOpen={(id) => change({ openId: id })}
          rowTone={(row) => (row.severity === 'CRITICAL' ? 'bad' : undefined)}
        />
      </ListPage>
    </>
  )
}
