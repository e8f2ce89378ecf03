import { ProgressBar } from 'react-aria-components'
import { Button } from './button.tsx'

type RunningBarProps = {
  text: string
  stopLabel: string
  onStop: () => void
  /** Without them nobody knows how long it takes. */
  value?: number
  of?: number
}

export function RunningBar({ text, stopLabel, onStop, value, of }: RunningBarProps) {
  return (
    <div className="run-note">
      <span className="dots" aria-hidden="true" />
      <div className="grow">
        <span role="status">{text}</span>
        {of !== undefined && of > 0 && (
          <ProgressBar aria-label={text} value={value ?? 0} maxValue={of} className="prog">
            {({ percentage }) => <i style={{ width: `${percentage ?? 0}%` }} />}
          </ProgressBar>
        )}
      </div>
      <Button size="sm" onPress={onStop}>
        {stopLabel}
      </Button>
    </div>
  )
}
