import { Icon } from './icon.tsx'
import { columnOf, type Table } from './use-data-table.ts'

const directions = { asc: 'ascending', desc: 'descending' } as const

/** As the host sorts: by which column, and which way. */
export type Sorting = { id: string; descending: boolean }

type HeadProps<Row> = {
  table: Table<Row>
  sorting: Sorting | undefined
  onSort: ((sorting: Sorting) => void) | undefined
}

type CellProps = {
  header: string
  sorted: 'asc' | 'desc' | false
  isNumber: boolean
  /** Undefined where the column doesn't sort. */
  onSort: (() => void) | undefined
}

function HeadCell({ header, sorted, isNumber, onSort }: CellProps) {
  return (
    <th
      scope="col"
      className={isNumber ? 'num' : undefined}
      aria-sort={onSort ? (sorted ? directions[sorted] : 'none') : undefined}
    >
      {onSort ? (
        <button type="button" className="dt-sort" onClick={onSort}>
          {header}
          <span className={sorted ? undefined : 'dt-faint'}>
            <Icon name={sorted === 'asc' ? 'up' : 'down'} small />
          </span>
        </button>
      ) : (
        header
      )}
    </th>
  )
}

export function DataTableHead<Row>({ table, sorting, onSort }: HeadProps<Row>) {
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  return (
    <>
      <colgroup>
        {headers.map((header) => {
          const { width } = columnOf<Row>(header.column)
          return <col key={header.id} style={width === undefined ? undefined : { width }} />
        })}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {headers.map(({ id, column }) => {
            const { header, align, serverSort } = columnOf<Row>(column)
            const byHost = serverSort === true && onSort !== undefined
            const isSorted = sorting?.id === id
            return (
              <HeadCell
                key={id}
                header={header}
                isNumber={align === 'right'}
                sorted={byHost ? isSorted && (sorting.descending ? 'desc' : 'asc') : column.getIsSorted()}
                onSort={
                  byHost
                    ? () => {
                        onSort({ id, descending: isSorted ? !sorting.descending : align === 'right' })
                      }
                    : column.getCanSort()
                      ? () => column.toggleSorting()
                      : undefined
                }
              />
            )
          })}
        </tr>
      </thead>
    </>
  )
}
