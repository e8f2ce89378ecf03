import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { userRole } from '../../../electron/contract/identity/person.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { ListFilters } from '../../ui/list-page.tsx'
import { ListSearch } from '../../ui/list-search.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { usePeopleView } from './people-filter-store.ts'

const whos = ['staff', 'customers', 'all'] as const

function Chips() {
  const { t } = useTranslation('people')
  const { who, role, active, order, change } = usePeopleView()
  return (
    <>
      {who !== 'customers' && (
        <FilterChip
          saysAny
          title={t('roleFilter')}
          value={role}
          any={t('anyRole')}
          options={userRole.options
            .filter((id) => who === 'all' || id !== 'BUYER')
            .map((id) => ({ id, label: t(`role.${id}`) }))}
          onChange={(next) => {
            change({ role: next })
          }}
        />
      )}
      <FilterChip
        saysAny
        title={t('activeFilter')}
        value={active === null ? null : active ? 'active' : 'inactive'}
        any={t('anyActive')}
        options={[
          { id: 'active', label: t('active') },
          { id: 'inactive', label: t('inactive') },
        ]}
        onChange={(next) => {
          change({ active: next === null ? null : next === 'active' })
        }}
      />
      <FilterChip
        saysAny
        title={t('orderLabel')}
        value={order === 'newest' ? null : order}
        any={t('order.newest')}
        options={[{ id: 'name', label: t('order.name') }]}
        onChange={(next) => {
          change({ order: next ?? 'newest' })
        }}
      />
    </>
  )
}

export function PeopleFilters({ shown }: { shown: ReactNode }) {
  const { t } = useTranslation('people')
  const { search, who, change } = usePeopleView()
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
      <Segmented
        label={t('filter')}
        value={who}
        onChange={(next) => {
          change({ who: next, role: null })
        }}
        options={whos.map((id) => ({ id, label: t(`who.${id}`) }))}
      />
      <Chips />
    </ListFilters>
  )
}
