import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CartLine } from '../../../../electron/contract/orders/carts.ts'
import { Button } from '../../../ui/button.tsx'

type LineCustomizationProps = {
  line: CartLine
  isOpen: boolean
  onOpen: () => void
  /** Null: as it was. */
  onDone: (customization: string | null) => void
}

type CustomizationFieldProps = { line: CartLine; onDone: LineCustomizationProps['onDone'] }

function CustomizationField({ line, onDone }: CustomizationFieldProps) {
  const { t } = useTranslation('orders')
  const [text, setText] = useState(line.customization)
  // A field that goes while it has the focus tells of a blur as well.
  const isDone = useRef(false)
  const finish = (customization: string | null) => {
    if (isDone.current) return
    isDone.current = true
    onDone(customization)
  }
  const commit = () => {
    const customization = text.trim()
    finish(customization === line.customization ? null : customization)
  }
  return (
    <span className="inp new-order-line-note-field">
      <input
        autoFocus
        maxLength={200}
        aria-label={t('new.noteOf', { name: line.product.name })}
        placeholder={t('new.noteHint')}
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
export function LineCustomization({ line, isOpen, onOpen, onDone }: LineCustomizationProps) {
  const { t } = useTranslation('orders')
  if (isOpen) return <CustomizationField line={line} onDone={onDone} />
  return (
    <>
      {line.customization !== '' && <span className="new-order-line-note t2">{line.customization}</span>}
      <Button
        variant="ghost"
        size="sm"
        icon="note"
        className="new-order-line-note-open"
        label={t('new.noteOf', { name: line.product.name })}
        excludeFromTabOrder
        onPress={onOpen}
      />
    </>
  )
}
