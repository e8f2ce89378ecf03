import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Cart } from '../../../../electron/contract/orders/carts.ts'
import { useNow } from '../../../ui/use-now.ts'

/** Lines whose promise ran out, also while nobody could be told: others may take them. */
export function HoldNotice({ cart }: { cart: Cart }) {
  const { t } = useTranslation('orders')
  const now = useNow()
  const over =
    cart.status !== 'COMPLETED' ? cart.lines.filter(({ heldUntil }) => (heldUntil?.getTime() ?? 0) <= now) : []
  if (over.length === 0) return null
  const names = new Intl.ListFormat(i18next.language).format(over.map(({ product }) => product.name))
  return (
    <p role="status" className="watch-text small">
      {t('new.holdsOver', { names })}
    </p>
  )
}
