import './data-table.css'
import { type ReactNode, type RefCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSize } from './chart/use-size.ts'
import { DataTableHead, type Sorting } from './data-table-head.tsx'
import { DataTableRow } from './data-table-row.tsx'
import type { StateName } from './pill.tsx'
import { type Column, useDataTable } from './use-data-table.ts'
import { useDrawnRows, useMore } from './use-drawn-rows.ts'

export type { Sorting } from './data-table-head.tsx'
export type { Column } from './use-data-table.ts'

export type DataTableProps<Row> = {
  /** Says to a screen reader what the table holds. */
  caption: string
  /** Outside the component or memoised: a new list builds the table anew. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** By click or Enter. */
  onOpen?: (row: Row) => void
  /** The key of the row that is open beside the table. */
  openKey?: string | null
  /** Moving by keyboard opens the row it comes to while another is open. */
  follows?: boolean
  /** Near the end of what is loaded: bring more. Leave out when all is there. */
  onMore?: (() => void) | undefined
  /** Of all rows, loaded or not. */
  total?: number
  /** More rows are on their way, or the rows are asked for again. */
  busy?: boolean
  rowTone?: (row: Row) => StateName | undefined
  /** Columns that are left out. */
  hidden?: readonly string[]
  /** How the host has sorted the rows, and that another order is wanted. */
  sorting?: Sorting
  onSort?: (sorting: Sorting) => void
  /** Space, or Shift with an arrow: the row is marked for what is done to several. */
  onMark?: (row: Row, range: boolean) => void
  /** In px; all rows are alike. */
  rowHeight?: number
}

const usualHeight = 36
const nothingHidden: readonly string[] = []
type ScrollerProps = {
  caption: string
  /** The rows are walked by keys; else the table itself is a region that is scrolled by them. */
  isGrid: boolean
  onElement: RefCallback<HTMLDivElement>
  children: ReactNode
}

function Scroller({ caption, isGrid, onElement, children }: ScrollerProps) {
  return (
    <div
      ref={onElement}
      className="dt"
      role={isGrid ? undefined : 'region'}
      aria-label={isGrid ? undefined : caption}
      tabIndex={isGrid ? -1 : 0}
    >
      {children}
    </div>
  )
}

function MoreRow({ columns, index }: { columns: number; index: number }) {
  const { t } = useTranslation('common')
  return (
    <tr className="dt-more" aria-rowindex={index}>
      <td colSpan={columns}>
        <span className="row t3">
          <span className="dots" aria-hidden="true" />
          {t('table.more')}
        </span>
      </td>
    </tr>
  )
}

function GapRow({ columns, height }: { columns: number; height: number }) {
  return (
    <tr className="dt-gap" aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

/** The one table of the house: rows are drawn as far as they are in sight, and walked by the arrow keys. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  // The virtualiser changes inside; a memoised render would show what was.
  'use no memo'
  const { caption, rows, rowKey, onOpen, openKey = null, onMore, total, busy = false, rowHeight = usualHeight } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [measure, size] = useSize()
  const table = useDataTable(props.columns, rows, rowKey, {
    width: size?.width ?? null,
    hidden: props.hidden ?? nothingHidden,
  })
  const ordered = table.getRowModel().rows
  const count = ordered.length
  const { roving, spans, openIndex, reached } = useDrawnRows({ ...props, openKey, rowHeight }, ordered, {
    scroller,
    height: size?.height ?? 400,
  })
  useMore(onMore, { busy, reached, count })
  const columnCount = table.getVisibleLeafColumns().length
  return (
    <Scroller
      caption={caption}
      isGrid={onOpen !== undefined}
      onElement={(element) => {
        scroller.current = element
        return measure(element)
      }}
    >
      <table
        role={onOpen ? 'grid' : undefined}
        aria-label={caption}
        aria-busy={busy}
        aria-rowcount={total !== undefined ? total + 1 : onMore ? -1 : count + 1}
        aria-colcount={columnCount}
      >
        <DataTableHead table={table} sorting={props.sorting} onSort={props.onSort} />
        <tbody onKeyDown={roving.onKeyDown} onFocus={roving.onFocus}>
          {spans.map((span) => {
            if (span.kind === 'gap') return <GapRow key={span.key} columns={columnCount} height={span.height} />
            const row = ordered[span.index]
            if (!row) return null
            return (
              <DataTableRow
                key={row.id}
                row={row}
                index={span.index}
                height={rowHeight}
                tone={props.rowTone?.(row.original)}
                isOpen={onOpen ? span.index === openIndex : undefined}
                tabIndex={onOpen ? (span.index === roving.at ? 0 : -1) : undefined}
                onPress={() => roving.press(span.index)}
              />
            )
          })}
          {onMore && busy && <MoreRow columns={columnCount} index={count + 2} />}
        </tbody>
      </table>
    </Scroller>
  )
}
