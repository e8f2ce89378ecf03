import type { ReactNode } from 'react'
import type { DataTableProps } from './data-table.tsx'
import { ExportNote } from './export-note.tsx'
import { ListBar } from './list-bar.tsx'
import { ListEmpty } from './list-empty.tsx'
import { ListPage } from './list-page.tsx'
import { ListCount, type ListQuery, ListRows } from './list-rows.tsx'
import type { ListWords } from './list-words.ts'
import type { Exporting } from './use-export.ts'
import type { ListView } from './use-list-view.ts'

/** The rows that are there, and how many there are in all; `exact` false: at least so many. */
export type ListOf<Row> = {
  query: ListQuery
  rows: readonly Row[]
  first?: { total?: number | null; exact?: boolean } | undefined
}

type TableOf<Row> = Pick<DataTableProps<Row>, 'columns' | 'hidden' | 'sorting' | 'onSort' | 'rowTone' | 'onMark'>

export type ListScreenProps<Row extends { id: string }> = {
  words: ListWords
  /** What is asked for and which row is open: it stands in the address. */
  view: Pick<
    ListView<{ q?: string | undefined }, object>,
    'wanted' | 'isFiltered' | 'openId' | 'search' | 'clear' | 'open'
  >
  list: ListOf<Row>
  table: TableOf<Row>
  /** What is told of the row that is open; null while it is not there. */
  panel: (id: string, close: () => void) => ReactNode
  /** Right of the title. */
  marks?: ReactNode
  /** What can be done, at the right end of the head. */
  acts?: ReactNode
  /** Between the head and the list: what is under way. */
  notes?: ReactNode
  exports?: readonly Exporting[]
  /** What it is filtered by, besides words. */
  filters?: ReactNode
  /** How many rows are left, in words of its own. */
  shown?: ReactNode
  /** Over the rows: what is done with the marked ones. */
  over?: ReactNode
  /** Drawn in place of bar and rows: the same list in another shape. */
  instead?: ReactNode
}

/** The one screen for a list: head, filters, rows as they are scrolled to, and the open row beside them. */
export function ListScreen<Row extends { id: string }>(props: ListScreenProps<Row>) {
  const { words, view, panel, marks, acts, notes, exports = [], instead } = props
  const close = () => {
    view.open(null)
  }
  return (
    <>
      <div className="head">
        <h1>{words.title}</h1>
        {marks}
        {acts !== undefined && <div className="acts">{acts}</div>}
      </div>
      {notes}
      {exports.map(({ shown, close: stop }, at) => (
        <ExportNote key={at} shown={shown} onStop={stop} />
      ))}
      <ListPage side={view.openId === null ? null : panel(view.openId, close)} onClose={close} closeLabel={words.close}>
        {instead || <BarAndRows {...props} />}
      </ListPage>
    </>
  )
}

function BarAndRows<Row extends { id: string }>(props: ListScreenProps<Row>) {
  const { words, view, list, table, filters, over } = props
  const { total = null, exact = true } = list.first ?? {}
  const count = total === null ? null : <ListCount rows={list.rows.length} total={total} exact={exact} />
  return (
    <>
      {(words.search || filters !== undefined) && (
        <ListBar words={words.search} view={view} shown={props.shown ?? count}>
          {filters}
        </ListBar>
      )}
      {over}
      <ListRows
        {...table}
        query={list.query}
        rows={list.rows}
        {...(exact && total !== null && { total })}
        caption={words.title}
        loading={words.loading}
        failed={words.failed}
        empty={<ListEmpty words={words} isFiltered={view.isFiltered} onClear={view.clear} />}
        openKey={view.openId}
        onOpen={view.open}
      />
    </>
  )
}
