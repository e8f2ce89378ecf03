import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterToggle } from '../../ui/filter-chip.tsx'
import { ListFilters } from '../../ui/list-page.tsx'
import { ListSearch } from '../../ui/list-search.tsx'
import { useCustomersView } from './customers-view-store.ts'

export function CustomersFilters({ shown }: { shown: ReactNode }) {
  const { t } = useTranslation('customers')
  const { search, owing, change } = useCustomersView()
  return (
    <ListFilters shown={shown}>
      <ListSearch
        label={t('searchKey')}
        placeholder={t('search')}
        value={search}
        onSearch={(text) => {
          change({ search: text })
        }}
      />
      <FilterToggle
        isOn={owing}
        onChange={(isOn) => {
          change({ owing: isOn })
        }}
      >
        {t('owing')}
      </FilterToggle>
    </ListFilters>
  )
}
