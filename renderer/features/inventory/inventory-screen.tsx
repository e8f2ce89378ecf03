import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../may.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useInventoryView } from './inventory-view-store.ts'
import { ProductList } from './product-list.tsx'
import { ProductPanel } from './product-panel.tsx'
import './inventory.css'

/** What can I sell, what spoils? */
export function InventoryScreen() {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const { openId, open } = useInventoryView()
  useHotkey(
    'Escape',
    () => {
      open(null)
    },
    { enabled: openId !== null, label: t('panel.close') },
  )
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <div className="acts">
          {may('products:create') && (
            <Link to="/inventory/new" className={buttonClass({ variant: 'pri' })}>
              <Icon name="add" />
              {t('add')}
            </Link>
          )}
        </div>
      </div>
      <div className={openId === null ? 'inv-split' : 'inv-split open'}>
        <ProductList />
        {openId !== null && (
          <ProductPanel
            key={openId}
            id={openId}
            onClose={() => {
              open(null)
            }}
          />
        )}
      </div>
    </>
  )
}
