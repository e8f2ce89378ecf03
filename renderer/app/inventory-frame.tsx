import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../may.ts'
import { inventoryParts } from './inventory-parts.ts'

export function InventoryFrame() {
  const { t } = useTranslation('frame')
  const may = useMay()
  return (
    <>
      <nav className="tabs" aria-label={t('inventory')}>
        {inventoryParts
          .filter((part) => may(part.needs))
          .map((part) => (
            <Link
              key={part.to}
              to={part.to}
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(`inventoryParts.${part.name}`)}
            </Link>
          ))}
      </nav>
      <Outlet />
    </>
  )
}
