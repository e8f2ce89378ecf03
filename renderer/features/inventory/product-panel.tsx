import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { formatMoney } from '../../ui/format.ts'
import { SideBody, SideHead, SideStates } from '../../ui/side-panel.tsx'
import { LabelDialog } from './label-dialog.tsx'
import { PanelAvailability } from './panel-availability.tsx'
import { PanelBatches, PanelMovements } from './panel-ledger.tsx'
import { type ProductAct, ProductActs } from './product-acts.tsx'
import { ProductState, usePackText } from './product-words.tsx'
import { RemoveProductDialog } from './remove-product-dialog.tsx'
import { StockDialog } from './stock-dialogs.tsx'

type ActDialogProps = { act: ProductAct; product: ProductRow; onClose: () => void; onGone: () => void }

function ActDialog({ act, product, onClose, onGone }: ActDialogProps) {
  if (act === 'remove') return <RemoveProductDialog product={product} onClose={onClose} onGone={onGone} />
  if (act === 'label') return <LabelDialog product={product} onClose={onClose} />
  return <StockDialog act={act} product={product} onClose={onClose} />
}

function Panel({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const packText = usePackText()
  const [act, setAct] = useState<ProductAct | null>(null)
  return (
    <>
      <SideHead
        title={product.name}
        marks={<ProductState product={product} />}
        onClose={onClose}
        closeLabel={t('panel.close')}
      >
        <p className="t2">
          <span className="b">{formatMoney(product.priceCentavos)}</span> · {packText(product)}
          {product.sku !== '' && ` · ${product.sku}`}
        </p>
        <ProductActs product={product} onAct={setAct} />
      </SideHead>
      <SideBody label={product.name}>
        <PanelAvailability product={product} />
        {may('inventory:read') && <PanelBatches productId={product.id} />}
        {may('inventory:read') && <PanelMovements productId={product.id} />}
      </SideBody>
      {act !== null && (
        <ActDialog
          act={act}
          product={product}
          onClose={() => {
            setAct(null)
          }}
          onGone={onClose}
        />
      )}
    </>
  )
}

/** Beside the list: what of a product can be promised, how old it is, and what happened to it. */
export function ProductPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('inventory')
  const product = useQuery(api.products.get.queryOptions({ input: { id } }))
  return (
    <aside className="side" aria-label={product.data?.name ?? t('panel.loading')}>
      <SideStates query={product} loading={t('panel.loading')} failed={t('panel.failed')} />
      {product.data && <Panel product={product.data} onClose={onClose} />}
    </aside>
  )
}
