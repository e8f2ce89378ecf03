import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { ClearAll } from '../../saved-views/clear-all.tsx'
import { ViewsMenu } from '../../saved-views/views-menu.tsx'
import { FilterChip, FilterToggle } from '../../ui/filter-chip.tsx'
import { useListView } from '../../ui/use-list-view.ts'
import { inventoryAddress } from './inventory-search.ts'

const shows = ['low', 'out', 'spoiling', 'inactive', 'deleted'] as const

function Views() {
  const { t } = useTranslation('bulk')
  const { wanted, choose } = useListView(inventoryAddress)
  return (
    <ViewsMenu
      screen="inventory"
      filter={wanted}
      onChoose={choose}
      standard={[
        { name: t('view.runningLow'), filter: { show: 'low', sort: 'stock' } },
        { name: t('view.sellSoon'), filter: { show: 'spoiling', sort: 'stock', down: true } },
        { name: t('view.forSale'), filter: { show: 'active' } },
      ]}
    />
  )
}

function CategoryChip() {
  const { t } = useTranslation('inventory')
  const { wanted, change } = useListView(inventoryAddress)
  const categories = useQuery(api.categories.list.queryOptions())
  return (
    <FilterChip
      title={t('categoryFilter')}
      value={wanted.category ?? null}
      any={t('anyCategory')}
      options={(categories.data ?? []).map(({ id, name }) => ({ id, label: name }))}
      onChange={(id) => {
        change({ category: id ?? undefined })
      }}
    />
  )
}

export function InventoryFilters() {
  const { t } = useTranslation('inventory')
  const { wanted, change, clear } = useListView(inventoryAddress)
  return (
    <>
      <Views />
      <div role="group" aria-label={t('filters')} className="row wrap">
        {shows.map((id) => (
          <FilterToggle
            key={id}
            isOn={wanted.show === id}
            onChange={(isOn) => {
              change({ show: isOn ? id : undefined })
            }}
          >
            {t(`show.${id}`)}
          </FilterToggle>
        ))}
      </div>
      <CategoryChip />
      <ClearAll filter={wanted} onClear={clear} />
    </>
  )
}
