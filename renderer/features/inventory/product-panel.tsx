import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/products.ts'
import { api, client } from '../../api.ts'
import { useMay } from '../../may.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { formatMoney } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { InventoryRefusal } from './inventory-refusal.tsx'
import { LabelDialog } from './label-dialog.tsx'
import { PanelAvailability } from './panel-availability.tsx'
import { PanelBatches, PanelMovements } from './panel-ledger.tsx'
import { ProductState, usePackText } from './product-words.tsx'
import { RemoveProductDialog } from './remove-product-dialog.tsx'
import { type StockAct, StockDialog } from './stock-dialogs.tsx'
import { useRefresh } from './use-refresh.ts'

type Act = StockAct | 'remove' | 'label'
const stockActs = ['receive', 'writeOff', 'adjust'] as const

function PanelActs({ product, onAct }: { product: ProductRow; onAct: (act: Act) => void }) {
  const { t } = useTranslation(['inventory', 'documents'])
  const may = useMay()
  const refresh = useRefresh()
  const [error, setError] = useState<unknown>(null)
  const restore = async () => {
    setError(null)
    await client.products.restore({ id: product.id })
    showToast({ text: t('done.restored', { name: product.name }) })
    await refresh()
  }
  if (product.isDeleted) {
    return (
      <>
        {may('products:update') && (
          <div className="row">
            <Button size="sm" icon="undo" onPress={() => void restore().catch(setError)}>
              {t('panel.restore')}
            </Button>
          </div>
        )}
        <InventoryRefusal error={error} />
      </>
    )
  }
  return (
    <div className="row wrap">
      {may('inventory:adjust') &&
        stockActs.map((act) => (
          <Button
            key={act}
            size="sm"
            variant={act === 'receive' ? 'pri' : 'plain'}
            onPress={() => {
              onAct(act)
            }}
          >
            {t(`panel.${act}`)}
          </Button>
        ))}
      {may('products:update') && (
        <Link
          to="/inventory/$productId"
          params={{ productId: product.id }}
          className={buttonClass({ size: 'sm', variant: 'ghost' })}
        >
          <Icon name="edit" small />
          {t('panel.edit')}
        </Link>
      )}
      {may('orders:update') && (
        <Button
          size="sm"
          variant="ghost"
          icon="print"
          onPress={() => {
            onAct('label')
          }}
        >
          {t('documents:label')}
        </Button>
      )}
      {may('products:delete') && (
        <Button
          size="sm"
          variant="danger"
          icon="trash"
          label={t('panel.remove')}
          onPress={() => {
            onAct('remove')
          }}
        />
      )}
    </div>
  )
}

function PanelBody({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const packText = usePackText()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => {
    setAct(null)
  }
  return (
    <>
      <header>
        <div className="row wrap">
          <h2>{product.name}</h2>
          <span className="small">
            <ProductState product={product} />
          </span>
          <Button
            className="panel-close"
            variant="ghost"
            size="sm"
            icon="close"
            label={t('panel.close')}
            onPress={onClose}
          />
        </div>
        <p className="small t2">
          <span className="b">{formatMoney(product.priceCentavos)}</span> · {packText(product)}
          {product.sku !== '' && ` · ${product.sku}`}
        </p>
        <PanelActs product={product} onAct={setAct} />
      </header>
      <div className="panel-scroll" role="group" aria-label={product.name} tabIndex={0}>
        <PanelAvailability product={product} />
        {may('inventory:read') && <PanelBatches productId={product.id} />}
        {may('inventory:read') && <PanelMovements productId={product.id} />}
      </div>
      {act === 'remove' && <RemoveProductDialog product={product} onClose={close} onGone={onClose} />}
      {act === 'label' && <LabelDialog product={product} onClose={close} />}
      {act !== null && act !== 'remove' && act !== 'label' && (
        <StockDialog act={act} product={product} onClose={close} />
      )}
    </>
  )
}

/** Beside the list: what of a product can be promised, how old it is, and what happened to it. */
export function ProductPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('inventory')
  const product = useQuery(api.products.get.queryOptions({ input: { id } }))
  return (
    <aside className="side inv-panel" aria-label={product.data?.name ?? t('panel.loading')}>
      {product.isPending && <Loading label={t('panel.loading')} />}
      {product.isError && (
        <Problem error={product.error} title={t('panel.failed')} onRetry={() => void product.refetch()} />
      )}
      {product.data && <PanelBody product={product.data} onClose={onClose} />}
    </aside>
  )
}
