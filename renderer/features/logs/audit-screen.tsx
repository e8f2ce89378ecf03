import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChainProgress } from '../../../electron/contract/logs.ts'
import { api, client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { ExportNote } from '../../ui/export-note.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { ListRows } from '../../ui/list-rows.tsx'
import { useExport } from '../../ui/use-export.ts'
import { usePages } from '../../ui/use-pages.ts'
import { useRunning } from '../../ui/use-running.ts'
import { auditColumns } from './audit-columns.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditPanel } from './audit-panel.tsx'
import { isFiltered, type LogView, useAuditView } from './log-filter-store.ts'
import { LogCount } from './log-count.tsx'
import { NoRows } from './no-rows.tsx'
import { VerifyNote } from './verify-note.tsx'
import './logs.css'

const pageSize = 200
const nothing: ChainProgress = { checked: 0, of: 0, breaks: [], done: false, unlikeSeen: false, head: null }

const filterOf = ({ search, userId, kind, thing, entityId, periodFrom, periodTo }: LogView) => ({
  search,
  userId,
  action: kind,
  entity: thing,
  entityId,
  from: periodFrom,
  to: periodTo,
})

function useAudit(view: LogView) {
  const first = view.fromSeq === null ? null : String(view.fromSeq + 1)
  return useInfiniteQuery(
    api.logs.audit.infiniteOptions({
      input: (after: string | null) => ({ ...filterOf(view), after, limit: pageSize }),
      initialPageParam: first,
      getNextPageParam: (page) => (page.more ? (page.rows.at(-1)?.cursor ?? null) : null),
      placeholderData: keepPreviousData,
      // Pages that were read stay as they are while one looks at them; coming back begins anew at the newest.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  )
}

/** Who changed what, and is the trail still as it was written? */
export function AuditScreen() {
  const { t } = useTranslation(['logs', 'common'])
  const view = useAuditView()
  const { change, clear, openId } = view
  const audit = useAudit(view)
  const { rows, first } = usePages(audit.data)
  const columns = useMemo(() => auditColumns(t), [t])
  const open = openId === null ? undefined : rows.find((row) => row.id === openId)
  const verify = useRunning<ChainProgress>(async (tell, signal) => {
    for await (const step of await client.logs.verifyAudit(undefined, { signal })) tell(step)
  }, nothing)
  const exporting = useExport('audit', (format, signal) =>
    client.logs.exportAudit({ ...filterOf(view), format }, { signal }),
  )
  const close = () => change({ openId: null })
  return (
    <>
      <div className="head">
        <h1>{t('audit')}</h1>
        <div className="acts">
          <Button variant="ghost" icon="auto" onPress={() => void audit.refetch()}>
            {t('refresh')}
          </Button>
          <ExportMenu of={[{ exporting }]} />
          <Button icon="check" busy={verify.shown.state === 'running'} onPress={verify.run}>
            {t('verify.start')}
          </Button>
        </div>
      </div>
      <div className="logs-notes">
        <VerifyNote
          shown={verify.shown}
          onClose={verify.close}
          onAccepted={() => {
            verify.run()
            void audit.refetch()
          }}
          onShowRow={(seq) => {
            clear()
            change({ fromSeq: seq })
          }}
        />
        <ExportNote shown={exporting.shown} onStop={exporting.close} />
      </div>
      <ListPage
        side={open ? <AuditPanel row={open} onClose={close} /> : null}
        onClose={close}
        closeLabel={t('closePanel')}
      >
        <AuditFilters shown={first && <LogCount total={first.total} exact={first.exact} />} />
        <ListRows
          query={audit}
          loading={t('loading')}
          failed={t('failed')}
          empty={<NoRows isFiltered={isFiltered(view)} onClear={clear} />}
          caption={t('audit')}
          columns={columns}
          rows={rows}
          {...(first?.exact && first.total !== null && { total: first.total })}
          openKey={open ? openId : null}
          onOpen={(id) => change({ openId: id })}
        />
      </ListPage>
    </>
  )
}
