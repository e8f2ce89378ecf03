import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'
import type { StockAct } from './stock-dialogs.tsx'
import { useRefresh } from './use-refresh.ts'

export type ProductAct = StockAct | 'remove' | 'label'
type ActsProps = { product: ProductRow; onAct: (act: ProductAct) => void }

const stockActs = ['receive', 'writeOff', 'adjust'] as const

function Restore({ product }: { product: ProductRow }) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const refresh = useRefresh()
  const [error, setError] = useState<unknown>(null)
  const restore = async () => {
    setError(null)
    await client.products.restore({ id: product.id })
    showToast({ text: t('done.restored', { name: product.name }) })
    await refresh()
  }
  return (
    <>
      {may('products:update') && (
        <div className="row">
          <Button size="sm" icon="undo" onPress={() => void restore().catch(setError)}>
            {t('panel.restore')}
          </Button>
        </div>
      )}
      <Refusal words={inventoryRefusals} error={error} />
    </>
  )
}

/** What is done once in a while; the row of buttons has room for the daily ones only. */
function More({ product, onAct }: ActsProps) {
  const { t } = useTranslation(['inventory', 'documents'])
  const may = useMay()
  const label = t('panel.more', { name: product.name })
  if (!may('orders:update') && !may('products:delete')) return null
  return (
    <Menu label={label} trigger={<Button size="sm" icon="more" label={label} />}>
      {may('orders:update') && (
        <MenuItem
          icon="print"
          onAction={() => {
            onAct('label')
          }}
        >
          {t('documents:label')}
        </MenuItem>
      )}
      {may('products:delete') && (
        <MenuItem
          danger
          icon="trash"
          onAction={() => {
            onAct('remove')
          }}
        >
          {t('panel.remove')}
        </MenuItem>
      )}
    </Menu>
  )
}

/** What can be done with the product, by this person; a deleted one can only come back. */
export function ProductActs({ product, onAct }: ActsProps) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  if (product.isDeleted) return <Restore product={product} />
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
      <More product={product} onAct={onAct} />
    </div>
  )
}
