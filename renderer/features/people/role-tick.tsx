import { useId, useState } from 'react'
import { Icon } from '../../ui/icon.tsx'

type TickProps = {
  label: string
  isOn: boolean
  /** Why it can't be changed; null: it can. */
  reason: string | null
  /** Its place: `row:column`. */
  at: string
  tabIndex: number
  onToggle: () => void
}

const tipSpace = 80 // below it the tip would leave the window, so it stands above

/** Beside the cell that is pointed at or focused; fixed, so that the scrolling table does not cut it. */
function tipPosition(cell: DOMRect): { left: number; top?: number; bottom?: number } {
  const left = Math.min(cell.left, window.innerWidth - 320)
  const isLow = cell.bottom + tipSpace > window.innerHeight
  return isLow ? { left, bottom: window.innerHeight - cell.top + 4 } : { left, top: cell.bottom + 4 }
}

/** One cell of the matrix. One that may not be ticked can still be reached, to read why. */
export function RoleTick({ label, isOn, reason, at, tabIndex, onToggle }: TickProps) {
  const id = useId()
  const [cell, setCell] = useState<DOMRect | null>(null)
  const show = (event: { currentTarget: Element }) => {
    if (reason !== null) setCell(event.currentTarget.getBoundingClientRect())
  }
  const hide = () => {
    setCell(null)
  }
  const isShown = cell !== null && reason !== null
  return (
    <>
      <button
        type="button"
        role="checkbox"
        aria-checked={isOn}
        aria-disabled={reason !== null}
        aria-label={label}
        aria-describedby={isShown ? id : undefined}
        className="people-tick"
        data-at={at}
        tabIndex={tabIndex}
        onClick={() => {
          if (reason === null) onToggle()
        }}
        onFocus={show}
        onBlur={hide}
        onPointerEnter={show}
        onPointerLeave={hide}
        onKeyDown={(event) => {
          if (event.key === 'Escape') hide()
        }}
      >
        <span className={isOn ? 'cb on' : 'cb'}>{isOn && <Icon name="check" small />}</span>
      </button>
      {isShown && (
        <span role="tooltip" id={id} className="people-tip" style={tipPosition(cell)}>
          {reason}
        </span>
      )}
    </>
  )
}
