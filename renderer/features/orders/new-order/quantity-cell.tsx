import { useTranslation } from 'react-i18next'
import type { CartLine } from '../../../../electron/contract/orders/carts.ts'
import { NumberCell } from '../../../ui/number/number-cell.tsx'
import type { Typed } from '../../../ui/number/number-text.ts'
import { cartQuantity } from '../order-kinds.ts'

function byKey(key: string, value: Typed): number | undefined {
  if (typeof value !== 'number') return undefined
  if (key === '+') return value + 1
  if (key === '-') return Math.max(1, value - 1)
  return key === 'Delete' ? 0 : undefined
}

type QuantityCellProps = { line: CartLine; onSet: (line: CartLine, quantity: number) => void }

/** Typed over; counts when it is left or Enter is pressed. */
export function QuantityCell({ line, onSet }: QuantityCellProps) {
  const { t } = useTranslation('orders')
  return (
    <NumberCell
      className="inp new-order-quantity"
      kind={cartQuantity}
      label={t('edit.quantity', { name: line.product.name })}
      stored={line.quantity}
      draft={`cart.${line.id}`}
      onCommit={(quantity) => {
        if (quantity !== null) onSet(line, quantity)
      }}
      byKey={byKey}
    />
  )
}
