import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox, Group, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ProductHit } from '../../../electron/contract/inventory/products.ts'
import { api } from '../../host/api.ts'
import { formatNumber } from '../../ui/format.ts'
import { usePackText } from './product-words.tsx'

type PickerProps = {
  label: string
  /** The name of what is chosen already. */
  chosen?: string
  onPick: (product: ProductHit | null) => void
  autoFocus?: boolean
}

/** One product, found by typing. */
export function ProductPicker({ label, chosen = '', onPick, autoFocus = false }: PickerProps) {
  const { t } = useTranslation('bulk')
  const packText = usePackText()
  const [text, setText] = useState(chosen)
  // Chosen or given up from outside (a draft): the text follows, unless another is being typed.
  const [seen, setSeen] = useState(chosen)
  if (seen !== chosen) {
    setSeen(chosen)
    if (chosen !== '' || text === seen) setText(chosen)
  }
  const found = useQuery(
    api.products.search.queryOptions({ input: { text: text.trim(), limit: 12 }, placeholderData: keepPreviousData }),
  )
  const hits = found.data?.hits ?? []
  return (
    <ComboBox
      className="field"
      autoFocus={autoFocus}
      menuTrigger="focus"
      items={hits}
      inputValue={text}
      onInputChange={setText}
      onChange={(key) => {
        const hit = hits.find(({ id }) => id === key) ?? null
        if (hit) setText(hit.name)
        onPick(hit)
      }}
      allowsEmptyCollection
    >
      <Label className="field-label">{label}</Label>
      <Group className="inp">
        <Input placeholder={t('findProduct')} spellCheck={false} />
      </Group>
      <Popover className="pop">
        <ListBox<ProductHit>
          className="list-box"
          renderEmptyState={() => <span className="t3 small inventory-bulk-none">{t('noProduct')}</span>}
        >
          {(hit) => (
            <ListBoxItem id={hit.id} textValue={hit.name} className="pi">
              <span>
                {hit.name} <span className="t3">{packText(hit)}</span>
              </span>
              <span className="t3 small">{t('onHand', { n: formatNumber(hit.onHand) })}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
