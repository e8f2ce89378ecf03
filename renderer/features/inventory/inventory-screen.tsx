import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../person/may.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ExportNote } from '../../ui/export-note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { HarvestDialog } from './harvest-dialog.tsx'
import { InventoryExportMenu, ProductColumns, useInventoryExports } from './inventory-tools.tsx'
import { ProductList } from './product-list.tsx'
import { ProductPanel } from './product-panel.tsx'
import { useInventoryView } from './use-inventory-view.ts'
import './inventory.css'

/** What can I sell, what spoils? */
export function InventoryScreen() {
  const { t } = useTranslation(['inventory', 'bulk'])
  const may = useMay()
  const { openId, open, harvest, showHarvest } = useInventoryView()
  const exports = useInventoryExports()
  const close = () => {
    open(null)
  }
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <div className="acts">
          <ProductColumns />
          <InventoryExportMenu {...exports} />
          {may('inventory:adjust') && may('devices:read') && (
            <Button
              icon="chambers"
              onPress={() => {
                showHarvest('')
              }}
            >
              {t('bulk:harvest.open')}
            </Button>
          )}
          {may('products:create') && (
            <Link to="/inventory/new" className={buttonClass({ variant: 'pri' })}>
              <Icon name="add" />
              {t('add')}
            </Link>
          )}
        </div>
      </div>
      <ExportNote shown={exports.products.shown} onStop={exports.products.close} />
      <ExportNote shown={exports.ledger.shown} onStop={exports.ledger.close} />
      <ListPage
        side={openId === null ? null : <ProductPanel key={openId} id={openId} onClose={close} />}
        onClose={close}
        closeLabel={t('panel.close')}
      >
        <ProductList />
      </ListPage>
      {harvest !== null && may('inventory:adjust') && (
        <HarvestDialog
          chamberId={harvest}
          onClose={() => {
            showHarvest(null)
          }}
        />
      )}
    </>
  )
}
