import { useTranslation } from 'react-i18next'
import type { Cart, CartLine } from '../../../../electron/contract/orders/carts.ts'
import { State } from '../../../ui/pill.tsx'
import { Money } from '../order-parts.tsx'
import { HoldRing } from './hold-ring.tsx'
import { LineCustomization } from './line-customization.tsx'
import { packOf } from './product-search.tsx'
import { QuantityCell } from './quantity-cell.tsx'

type CartTableProps = {
  cart: Cart
  /** The line that + − and Del change. */
  at: number
  onAt: (at: number) => void
  onSet: (line: CartLine, quantity: number) => void
  /** The line whose note is being typed. */
  customizing: string | null
  onCustomizing: (lineId: string) => void
  onCustomize: (line: CartLine, customization: string | null) => void
}

export function CartTable({ cart, at, onAt, onSet, customizing, onCustomizing, onCustomize }: CartTableProps) {
  const { t } = useTranslation('orders')
  return (
    <table className="new-order-cart">
      <thead>
        <tr>
          <th>{t('new.product')}</th>
          <th className="num">{t('new.quantity')}</th>
          <th className="num">{t('new.price')}</th>
          <th>{t('new.held')}</th>
          <th className="num">{t('new.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {cart.lines.map((line, index) => (
          <tr
            key={line.id}
            aria-current={index === at ? 'true' : undefined}
            onClick={() => {
              onAt(index)
            }}
          >
            <td>
              <span className="b">{line.product.name}</span> <span className="t3">{packOf(line.product)}</span>
              <LineCustomization
                line={line}
                isOpen={customizing === line.id}
                onOpen={() => {
                  onCustomizing(line.id)
                }}
                onDone={(customization) => {
                  onCustomize(line, customization)
                }}
              />
              {line.unavailable && <State state="bad">{t('new.available', { n: line.unavailable.available })}</State>}
            </td>
            <td className="num">
              <QuantityCell line={line} onSet={onSet} />
            </td>
            <td className="num">
              <Money centavos={line.priceCentavos} />
            </td>
            <td>
              <HoldRing heldUntil={line.heldUntil} />
            </td>
            <td className="num b">
              <Money centavos={line.totalCentavos} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
