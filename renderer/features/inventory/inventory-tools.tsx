import { useTranslation } from 'react-i18next'
import { client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { useOwnPreferences } from '../../person/own-preferences.ts'
import { ColumnsMenu } from '../../ui/columns-menu.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { useExport } from '../../ui/use-export.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { askedOrder, askedProducts, inventoryAddress } from './inventory-search.ts'
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
  const { wanted } = useListView(inventoryAddress)
  const products = useExport('products', (format, signal) =>
    client.products.export({ ...askedProducts(wanted), ...askedOrder(wanted), format }, { signal }),
  )
  const ledger = useExport('stock-movements', (format, signal) => client.stock.exportMovements({ format }, { signal }))
  return { products, ledger }
}

export function InventoryExportMenu({ products, ledger }: ReturnType<typeof useInventoryExports>) {
  const { t } = useTranslation('bulk')
  const may = useMay()
  // Both tell what the farm keeps to itself: what goods cost, and the ledger.
  if (!may('inventory:read')) return null
  return (
    <ExportMenu
      of={[
        { exporting: products, what: t('exportProducts') },
        { exporting: ledger, what: t('exportLedger') },
      ]}
    />
  )
}
