import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChainProgress } from '../../../electron/contract/logs.ts'
import { api, client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { ExportNote } from '../../ui/export-note.tsx'
import { ListScreen } from '../../ui/list-screen.tsx'
import { useExport } from '../../ui/use-export.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { usePages } from '../../ui/use-pages.ts'
import { useRunning } from '../../ui/use-running.ts'
import { auditColumns } from './audit-columns.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditPanel } from './audit-panel.tsx'
import { LogCount } from './log-count.tsx'
import { byLogPages, logPageSize, useLogWords } from './log-list.ts'
import { type AuditWanted, askedAudit, auditAddress } from './logs-search.ts'
import { OpenLogRow } from './open-log-row.tsx'
import { VerifyNote } from './verify-note.tsx'
import './logs.css'

const nothing: ChainProgress = {
  checked: 0,
  of: 0,
  breaks: [],
  guards: [],
  done: false,
  unlikeSeen: false,
  head: null,
}

function useAudit(wanted: AuditWanted) {
  const query = useInfiniteQuery(
    api.logs.audit.infiniteOptions({
      input: (after: string | null) => ({ ...askedAudit(wanted), after, limit: logPageSize }),
      initialPageParam: wanted.row === undefined ? null : String(wanted.row + 1),
      ...byLogPages,
    }),
  )
  const exporting = useExport('audit', (format, signal) =>
    client.logs.exportAudit({ ...askedAudit(wanted), format }, { signal }),
  )
  return { list: usePages(query), exporting }
}

const useVerify = () =>
  useRunning<ChainProgress>(async (tell, signal) => {
    for await (const step of await client.logs.verifyAudit(undefined, { signal })) tell(step)
  }, nothing)

function OpenAudit({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery(api.logs.audit.queryOptions({ input: { id, limit: 1 } }))
  return (
    <OpenLogRow query={query} onClose={onClose}>
      {(row) => <AuditPanel row={row} onClose={onClose} />}
    </OpenLogRow>
  )
}

/** Who changed what, and is the trail still as it was written? */
export function AuditScreen() {
  const { t } = useTranslation('logs')
  const view = useListView(auditAddress)
  const { list, exporting } = useAudit(view.wanted)
  const verify = useVerify()
  const words = useLogWords({ title: t('audit'), search: t('search') })
  const columns = useMemo(() => auditColumns(t), [t])
  const refresh = () => void list.query.refetch()
  return (
    <ListScreen
      words={words}
      // Words are looked for in all of the trail, not from a row on.
      view={{ ...view, search: (text) => view.change({ q: text || undefined, row: undefined }, true) }}
      list={list}
      table={{ columns }}
      panel={(id, close) => {
        const row = list.rows.find((each) => each.id === id)
        return row ? <AuditPanel row={row} onClose={close} /> : <OpenAudit id={id} onClose={close} />
      }}
      acts={
        <>
          <Button variant="ghost" icon="auto" onPress={refresh}>
            {t('refresh')}
          </Button>
          <ExportMenu of={[{ exporting }]} />
          <Button icon="check" busy={verify.shown.state === 'running'} onPress={verify.run}>
            {t('verify.start')}
          </Button>
        </>
      }
      notes={
        <div className="logs-notes">
          <VerifyNote
            shown={verify.shown}
            onClose={verify.close}
            onAccepted={() => {
              verify.run()
              refresh()
            }}
            onShowRow={(row) => {
              view.choose({ row })
            }}
          />
          <ExportNote shown={exporting.shown} onStop={exporting.close} />
        </div>
      }
      filters={<AuditFilters />}
      shown={list.first && <LogCount total={list.first.total} exact={list.first.exact} />}
    />
  )
}
