import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CartLine } from '../../../../electron/contract/orders/carts.ts'
import { useFarmRule } from '../../../host/farm-rule.ts'
import { TextField } from '../../../ui/field.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { useField } from '../../../ui/use-field.ts'
import { OrderRefusal } from '../order-refusal.tsx'
import { CartTable } from './cart-table.tsx'
import { HoldNotice } from './hold-notice.tsx'
import type { NewOrderForm } from './new-order-draft.ts'
import { ProductSearch } from './product-search.tsx'
import type { useCart } from './use-cart.ts'

type CartPartProps = {
  form: NewOrderForm
  basket: Basket
  inputRef: RefObject<HTMLInputElement | null>
}

/** What each key does, so that a clerk learns them at work. */
function KeyHints() {
  const { t } = useTranslation('orders')
  const hints = [
    { keys: ['↑', '↓'], word: t('new.keys.choose') },
    { keys: ['Enter'], word: t('new.keys.add') },
    { keys: ['+', '−'], word: t('new.keys.quantity') },
    { keys: ['Del'], word: t('new.keys.remove') },
    { keys: ['*'], word: t('new.keys.note') },
    { keys: ['F8'], word: t('new.keys.renew') },
    { keys: ['?'], word: t('new.keys.all') },
  ]
  return (
    <div className="new-order-keys t2 small">
      {hints.map(({ keys, word }) => (
        <span key={word} className="row">
          {keys.map((key) => (
            <KeyCap key={key}>{key}</KeyCap>
          ))}
          {word}
        </span>
      ))}
    </div>
  )
}

type Basket = ReturnType<typeof useCart>

/** The line that keys change: where the arrows went, else the one last added. */
function useLineKeys({ cart, change, lastAdded }: Basket, onCustomize: (line: CartLine) => void) {
  const lines = cart?.lines ?? []
  const [atId, setAtId] = useState<string | null>(null)
  const index = lines.findIndex(({ product }) => product.id === (atId ?? lastAdded))
  const at = index >= 0 ? index : lines.length - 1
  const go = (to: number) => {
    setAtId(lines[Math.min(Math.max(to, 0), lines.length - 1)]?.product.id ?? null)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const line = lines[at]
    if (event.key === '+') change.mutate({ by: 1, productId: atId })
    else if (event.key === '-') change.mutate({ by: -1, productId: atId })
    else if (event.key === 'Delete' && line) change.mutate({ set: { productId: line.product.id, quantity: 0 } })
    else if (event.key === '*' && line) onCustomize(line)
    else if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else return
    event.preventDefault()
  }
  const followAdded = () => {
    setAtId(null)
  }
  return { at, go, onKey, followAdded }
}

export function CartPart({ form, basket, inputRef }: CartPartProps) {
  const { t } = useTranslation('orders')
  const { cart, change, refused, short, missing } = basket
  const lines = cart?.lines ?? []
  const items = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const set = (line: CartLine, quantity: number) => {
    change.mutate({ set: { productId: line.product.id, quantity } })
  }
  const [customizing, setCustomizing] = useState<string | null>(null)
  const keys = useLineKeys(basket, ({ id }) => {
    setCustomizing(id)
  })
  const customize = ({ product, quantity }: CartLine, text: string | null) => {
    setCustomizing(null)
    inputRef.current?.focus()
    if (text !== null) change.mutate({ set: { productId: product.id, quantity, customization: text } })
  }
  const minutes = useFarmRule('orders.hold_minutes')
  return (
    <div className="new-order-main">
      <ProductSearch
        label={t('new.find')}
        inputRef={inputRef}
        again={basket.again}
        onEmptyKey={keys.onKey}
        onAdd={(hit) => {
          keys.followAdded()
          change.mutate({ add: hit })
        }}
        onAddFirst={(text) => {
          keys.followAdded()
          change.mutate({ addFirst: text })
        }}
      />
      <OrderRefusal error={refused?.error} about={refused?.about} />
      {missing !== null && (
        <p role="status" className="watch-text small">
          {t('new.noHit', { text: missing })}
        </p>
      )}
      {short.map((line) => (
        <p key={line.name} role="status" className="watch-text small">
          {t('new.short', line)}
        </p>
      ))}
      {cart && <HoldNotice cart={cart} />}
      <div className="new-order-cart-head">
        <h2>{t('new.cart')}</h2>
        {cart && lines.length > 0 && (
          <span className="t2">
            {t('new.lines', { count: lines.length })}, {t('new.items', { count: items })}
          </span>
        )}
        <span className="grow" />
        <span className="t3 small">{t('new.hold', { minutes })}</span>
      </div>
      {cart && lines.length > 0 ? (
        <CartTable
          cart={cart}
          at={keys.at}
          onAt={keys.go}
          onSet={set}
          customizing={customizing}
          onCustomizing={setCustomizing}
          onCustomize={customize}
        />
      ) : (
        <p className="t3 new-order-cart-empty">{t('new.nothing')}</p>
      )}
      <TextField label={t('new.packer')} placeholder={t('new.packerHint')} {...useField(form.control, 'notes')} />
      <span className="grow" />
      <KeyHints />
    </div>
  )
}
