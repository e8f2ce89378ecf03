import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { hasWords, words } from '../../i18n.ts'
import { formatDuration, formatNumber } from '../../ui/format.ts'
import { State, type StateName, stateIcon } from '../../ui/pill.tsx'
import { useNow } from '../../ui/use-now.ts'

const soonMs = 48 * 3_600_000
const minuteMs = 60_000
const dayMs = 86_400_000
const longMs = 3 * dayMs

/** `250 g`, `1 kg`, `pack of 6`. */
export function usePackText(): (product: Pick<ProductRow, 'unit' | 'packSize'>) => string {
  const { t } = useTranslation('inventory')
  return ({ unit, packSize }) => {
    if (packSize === 1 && (unit === 'pcs' || unit === 'pack' || unit === 'box')) return t(`packOne.${unit}`)
    const decimals = String(packSize).split('.')[1]?.length ?? 0
    return t(`pack.${unit}`, { n: formatNumber(packSize, Math.min(decimals, 3)) })
  }
}

/** Why stock moved: one of ours by its code, else as it was typed. */
export function reasonText(reason: string | null): string {
  if (reason === null) return ''
  return hasWords(`inventory:reason.${reason}`) ? words(`inventory:reason.${reason}`) : reason
}

function sellByState(sellBy: Date, now: number): StateName {
  const left = sellBy.getTime() - now
  return left <= 0 ? 'bad' : left <= soonMs ? 'watch' : 'none'
}

/** In days where hours no longer matter. */
function spanText(ms: number): string {
  return formatDuration(ms >= longMs ? Math.floor(ms / dayMs) * dayMs : ms)
}

/** How long it can still be sold, as icon, words and colour. */
export function SellBy({ at }: { at: Date | null }) {
  const { t } = useTranslation('inventory')
  const now = useNow(minuteMs)
  if (at === null) return <span className="t3">–</span>
  const left = at.getTime() - now
  const state = sellByState(at, now)
  return (
    <State state={state} icon={state === 'none' ? 'clock' : stateIcon[state]}>
      {left <= 0 ? t('sellBy.past', { span: spanText(-left) }) : t('sellBy.left', { span: spanText(left) })}
    </State>
  )
}

/** What is to be known of a product besides its numbers; nothing when all is well. */
export function ProductState({ product }: { product: ProductRow }) {
  const { t } = useTranslation('inventory')
  if (product.isDeleted) return <State state="none">{t('state.deleted')}</State>
  if (!product.isActive) return <State state="none">{t('state.inactive')}</State>
  if (product.onHand === 0) return <State state="bad">{t('state.out')}</State>
  if (product.isLow) return <State state="watch">{t('state.low')}</State>
  return null
}
