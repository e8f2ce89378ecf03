import { useTranslation } from 'react-i18next'
import { client } from '../../api.ts'
import { useMay } from '../../may.ts'
import { useOwnPreferences } from '../../own-preferences.ts'
import { Button } from '../../ui/button.tsx'
import { ColumnsMenu } from '../../ui/columns-menu.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useExport } from '../../ui/use-export.ts'
import { askedOrder, askedProducts } from './inventory-search.ts'
import { useInventoryView } from './use-inventory-view.ts'
import { useProductColumns } from './use-product-columns.tsx'

export function ProductColumns() {
  const [{ hiddenProducts = [] }, save] = useOwnPreferences()
  const columns = useProductColumns(null)
  return (
    <ColumnsMenu
      options={columns.filter(({ id }) => id !== 'name').map(({ id, header }) => ({ id, label: header }))}
      hidden={hiddenProducts}
      onChange={(hidden) => {
        save({ hiddenProducts: hidden })
      }}
    />
  )
}

/** The products in sight, and the whole ledger. */
export function useInventoryExports() {
  const { wanted } = useInventoryView()
  const products = useExport('products.csv', (signal) =>
    client.products.export({ ...askedProducts(wanted), ...askedOrder(wanted) }, { signal }),
  )
  const ledger = useExport('stock-movements.csv', (signal) => client.stock.exportMovements({}, { signal }))
  return { products, ledger }
}

export function ExportMenu({ products, ledger }: ReturnType<typeof useInventoryExports>) {
  const { t } = useTranslation(['bulk', 'common'])
  const may = useMay()
  const busy = products.shown.state === 'running' || ledger.shown.state === 'running'
  // Both tell what the farm keeps to itself: what goods cost, and the ledger.
  if (!may('inventory:read')) return null
  return (
    <Menu
      label={t('common:export.start')}
      trigger={
        <Button variant="ghost" icon="download" isDisabled={busy}>
          {t('common:export.start')}
        </Button>
      }
    >
      <MenuItem onAction={products.run}>{t('exportProducts')}</MenuItem>
      <MenuItem onAction={ledger.run}>{t('exportLedger')}</MenuItem>
    </Menu>
  )
}
