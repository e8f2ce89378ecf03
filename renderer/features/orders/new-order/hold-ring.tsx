import { useTranslation } from 'react-i18next'
import { useFarmRule } from '../../../host/farm-rule.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useNow } from '../../../ui/use-now.ts'

const soonMs = 2 * 60_000
const around = 2 * Math.PI * 6

/** `13:58` */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** How long the line is still promised to this call. */
export function HoldRing({ heldUntil }: { heldUntil: Date | null }) {
  const { t } = useTranslation('orders')
  const holdMs = useFarmRule('orders.hold_minutes') * 60_000
  // The database's clock may be a little ahead of this computer's.
  const left = Math.min((heldUntil?.getTime() ?? 0) - useNow(), holdMs)
  if (left <= 0) {
    return (
      <span className="st bad">
        <Icon name="clock" small />
        {t('new.holdOver')}
      </span>
    )
  }
  return (
    <span className={left < soonMs ? 'st watch' : 'st t2'}>
      <svg className="new-order-hold-ring" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" className="new-order-hold-rest" />
        <circle
          cx="8"
          cy="8"
          r="6"
          strokeDasharray={`${(left / holdMs) * around} ${around}`}
          transform="rotate(-90 8 8)"
        />
      </svg>
      <span className="new-order-hold-clock">{clockOf(left)}</span>
    </span>
  )
}
