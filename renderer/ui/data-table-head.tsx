import { Icon } from './icon.tsx'
import { columnOf, type Table } from './use-data-table.ts'

const directions = { asc: 'ascending', desc: 'descending' } as const

export function DataTableHead<Row>({ table }: { table: Table<Row> }) {
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
            const { header, align } = columnOf<Row>(column)
            const sorted = column.getIsSorted()
            const sortable = column.getCanSort()
            return (
              <th
                key={id}
                scope="col"
                className={align === 'right' ? 'num' : undefined}
                aria-sort={sortable ? (sorted ? directions[sorted] : 'none') : undefined}
              >
                {sortable ? (
                  <button type="button" className="dt-sort" onClick={() => column.toggleSorting()}>
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
          })}
        </tr>
      </thead>
    </>
  )
}
