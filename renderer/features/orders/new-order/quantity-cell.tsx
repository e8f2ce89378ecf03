import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CartLine } from '../../../../electron/contract/orders/carts.ts'

type QuantityCellProps = { line: CartLine; onSet: (line: CartLine, quantity: number) => void }

/** Typed over; counts when it is left or Enter is pressed. */
export function QuantityCell({ line, onSet }: QuantityCellProps) {
  const { t } = useTranslation('orders')
  const [text, setText] = useState(String(line.quantity))
  const commit = () => {
    const quantity = /^\d{1,6}$/.test(text) ? Number(text) : line.quantity
    if (quantity !== line.quantity) onSet(line, quantity)
    else setText(String(line.quantity))
  }
  return (
    <span className="inp new-order-quantity">
      <input
        className="num"
        inputMode="numeric"
        aria-label={t('edit.quantity', { name: line.product.name })}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          else if (event.key === '+') onSet(line, line.quantity + 1)
          else if (event.key === '-') onSet(line, Math.max(1, line.quantity - 1))
          else if (event.key === 'Delete') onSet(line, 0)
          else return
          event.preventDefault()
        }}
      />
    </span>
  )
}
