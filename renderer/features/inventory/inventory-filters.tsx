import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { ClearAll } from '../../saved-views/clear-all.tsx'
import { ViewsMenu } from '../../saved-views/views-menu.tsx'
import { FilterChip, FilterToggle } from '../../ui/filter-chip.tsx'
import { ListFilters } from '../../ui/list-page.tsx'
import { ListSearch } from '../../ui/list-search.tsx'
import { useInventoryView } from './use-inventory-view.ts'

const shows = ['low', 'out', 'spoiling', 'inactive', 'deleted'] as const

function Views() {
  const { t } = useTranslation('bulk')
  const { wanted, choose } = useInventoryView()
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
  const { wanted, change } = useInventoryView()
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

export function InventoryFilters({ shown }: { shown: ReactNode }) {
  const { t } = useTranslation('inventory')
  const { wanted, change, clear } = useInventoryView()
  return (
    <ListFilters shown={shown}>
      <ListSearch
        label={t('searchKey')}
        placeholder={t('search')}
        value={wanted.q ?? ''}
        onSearch={(text) => {
          change({ q: text === '' ? undefined : text }, true)
        }}
      />
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
    </ListFilters>
  )
}
