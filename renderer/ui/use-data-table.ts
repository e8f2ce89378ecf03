import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  type ReactTable,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import { compareKeys, type SortKey, shownColumns } from './table-moves.ts'

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** In px; the columns without share what is left. */
  width?: number
  align?: 'left' | 'right'
  /** What the column sorts by; without it the column doesn't. Only for lists that are loaded whole. */
  sort?: (row: Row) => SortKey
  /** Sorted by the host, which knows the rows that are not loaded. */
  serverSort?: true
  /** Left out while the table is narrower than this, in px. */
  hideBelow?: number
}

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})
type Features = typeof features
/** What our column keeps in the library's: nothing but itself. */
const own = new WeakMap<object, Column<never>>()

export type Table<Row> = ReactTable<Features, Row & object>
export type TableRow<Row> = ReturnType<Table<Row>['getRowModel']>['rows'][number]

/** Our column of a library's column. The library copies a definition, and keeps the functions in it as they are. */
export function columnOf<Row>(column: { accessorFn?: object | undefined }): Column<Row> {
  const found = column.accessorFn && own.get(column.accessorFn)
  if (!found) throw new Error('a column that is not ours')
  // Put in by `defined` below, for the same table.
  return found as unknown as Column<Row>
}

export function useDataTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  { width, hidden }: { width: number | null; hidden: readonly string[] },
): Table<Row> {
  const defined = useMemo(() => columns.map(defineColumn), [columns])
  const columnVisibility = useMemo(() => shownColumns(columns, width, hidden), [columns, width, hidden])
  return useTable({
    features,
    columns: defined,
    // The library asks for objects and changes none of them.
    data: rows as readonly (Row & object)[],
    getRowId: rowKey,
    enableMultiSort: false,
    state: { columnVisibility },
  })
}

function defineColumn<Row>(column: Column<Row>): ColumnDef<Features, Row & object> {
  const { sort } = column
  const accessorFn = (row: Row & object) => sort?.(row) ?? null
  own.set(accessorFn, column)
  return {
    id: column.id,
    header: column.header,
    accessorFn,
    enableSorting: sort !== undefined,
    sortFn: (a, b) => compareKeys(sort?.(a.original) ?? null, sort?.(b.original) ?? null),
  }
}
