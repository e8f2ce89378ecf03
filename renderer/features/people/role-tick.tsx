import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components'
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

/** One cell of the matrix. One that may not be ticked can still be reached, to read why. */
export function RoleTick({ label, isOn, reason, at, tabIndex, onToggle }: TickProps) {
  const box = (
    <button
      type="button"
      role="checkbox"
      aria-checked={isOn}
      aria-disabled={reason !== null}
      aria-label={label}
      className="tick"
      data-at={at}
      tabIndex={tabIndex}
      onClick={() => {
        if (reason === null) onToggle()
      }}
    >
      <span className={isOn ? 'cb on' : 'cb'}>{isOn && <Icon name="check" small />}</span>
    </button>
  )
  if (reason === null) return box
  return (
    <TooltipTrigger delay={250}>
      <Focusable excludeFromTabOrder={tabIndex < 0}>{box}</Focusable>
      <Tooltip className="tip" offset={4}>
        {reason}
      </Tooltip>
    </TooltipTrigger>
  )
}
