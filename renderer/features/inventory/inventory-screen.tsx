import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../person/may.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListScreen } from '../../ui/list-screen.tsx'
import { useListView } from '../../ui/use-list-view.ts'
import { BulkBar } from './bulk-bar.tsx'
import { HarvestDialog } from './harvest-dialog.tsx'
import { InventoryFilters } from './inventory-filters.tsx'
import { inventoryAddress } from './inventory-search.ts'
import { InventoryExportMenu, ProductColumns, useInventoryExports } from './inventory-tools.tsx'
import { ProductPanel } from './product-panel.tsx'
import { useProducts } from './use-products.ts'
import './inventory.css'

function useWords() {
  const { t } = useTranslation('inventory')
  return {
    title: t('title'),
    search: { label: t('searchKey'), placeholder: t('search') },
    loading: t('loading'),
    failed: t('failed'),
    close: t('panel.close'),
    icon: 'box',
    none: { title: t('noneTitle'), text: t('noneText') },
    noMatch: { title: t('emptyTitle'), text: t('emptyText'), clear: t('clear') },
  } as const
}

function Acts({ onHarvest, exports }: { onHarvest: () => void; exports: ReturnType<typeof useInventoryExports> }) {
  const { t } = useTranslation(['inventory', 'bulk'])
  const may = useMay()
  return (
    <>
      <ProductColumns />
      <InventoryExportMenu {...exports} />
      {may('inventory:adjust') && may('devices:read') && (
        <Button icon="chambers" onPress={onHarvest}>
          {t('bulk:harvest.open')}
        </Button>
      )}
      {may('products:create') && (
        <Link to="/inventory/new" className={buttonClass({ variant: 'pri' })}>
          <Icon name="add" />
          {t('add')}
        </Link>
      )}
    </>
  )
}

/** What can I sell, what spoils? */
export function InventoryScreen() {
  const may = useMay()
  const view = useListView(inventoryAddress)
  const exports = useInventoryExports()
  const { list, table, mayMark } = useProducts()
  const { harvest } = view.beside
  // Not a step of its own for Back. Empty: which chamber is asked.
  const showHarvest = (chamberId: string | undefined) => {
    view.change({ harvest: chamberId }, true)
  }
  return (
    <>
      <ListScreen
        words={useWords()}
        view={view}
        list={list}
        table={table}
        panel={(id, close) => <ProductPanel key={id} id={id} onClose={close} />}
        exports={[exports.products, exports.ledger]}
        acts={
          <Acts
            exports={exports}
            onHarvest={() => {
              showHarvest('')
            }}
          />
        }
        filters={<InventoryFilters />}
        over={mayMark && <BulkBar keys={list.rows.map(({ id }) => id)} />}
      />
      {harvest !== undefined && may('inventory:adjust') && (
        <HarvestDialog
          chamberId={harvest}
          onClose={() => {
            showHarvest(undefined)
          }}
        />
      )}
    </>
  )
}
