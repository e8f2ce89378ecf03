import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CartLine } from '../../../../electron/contract/orders/carts.ts'
import { Button } from '../../../ui/button.tsx'

type LineWishProps = {
  line: CartLine
  isOpen: boolean
  onOpen: () => void
  /** Null: as it was. */
  onDone: (wish: string | null) => void
}

type WishFieldProps = { line: CartLine; onDone: LineWishProps['onDone'] }

function WishField({ line, onDone }: WishFieldProps) {
  const { t } = useTranslation('orders')
  const [text, setText] = useState(line.customization)
  // A field that goes while it has the focus tells of a blur as well.
  const isDone = useRef(false)
  const finish = (wish: string | null) => {
    if (isDone.current) return
    isDone.current = true
    onDone(wish)
  }
  const commit = () => {
    const wish = text.trim()
    finish(wish === line.customization ? null : wish)
  }
  return (
    <span className="inp new-order-line-wish-field">
      <input
        autoFocus
        maxLength={200}
        aria-label={t('new.wishOf', { name: line.product.name })}
        placeholder={t('new.wishHint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          else if (event.key === 'Escape') finish(null)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
    </span>
  )
}

/** What the customer wants of this one line: sliced, without bag. It goes to the packer with the order. */
export function LineWish({ line, isOpen, onOpen, onDone }: LineWishProps) {
  const { t } = useTranslation('orders')
  if (isOpen) return <WishField line={line} onDone={onDone} />
  return (
    <>
      {line.customization !== '' && <span className="new-order-line-wish t2">{line.customization}</span>}
      <Button
        variant="ghost"
        size="sm"
        icon="note"
        className="new-order-line-wish-open"
        label={t('new.wishOf', { name: line.product.name })}
        excludeFromTabOrder
        onPress={onOpen}
      />
    </>
  )
}
