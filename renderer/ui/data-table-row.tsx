import type { MouseEvent } from 'react'
import type { StateName } from './pill.tsx'
import { columnOf, type TableRow } from './use-data-table.ts'

type RowProps<Row> = {
  row: TableRow<Row>
  index: number
  height: number
  tone: StateName | undefined
  /** Undefined where rows can't be opened. */
  isOpen: boolean | undefined
  tabIndex: 0 | -1 | undefined
  onPress: () => void
}

/** A press on a button, a link or a field in the row is theirs; a drag that marks text opens nothing. */
function isOwnPress(event: MouseEvent): boolean {
  if (event.target instanceof Element && event.target.closest('button, a, input, label, select')) return false
  return window.getSelection()?.isCollapsed !== false
}

export function DataTableRow<Row>({ row, index, height, tone, isOpen, tabIndex, onPress }: RowProps<Row>) {
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      tabIndex={tabIndex}
      className={[tone, tabIndex === undefined ? '' : 'opens'].filter(Boolean).join(' ')}
      style={{ height }}
      onClick={(event) => {
        if (isOwnPress(event)) onPress()
      }}
    >
      {row.getVisibleCells().map((cell) => {
        const { align, cell: draw } = columnOf<Row>(cell.column)
        return (
          <td key={cell.id} className={align === 'right' ? 'num' : undefined}>
            {draw(row.original)}
          </td>
        )
      })}
    </tr>
  )
}
