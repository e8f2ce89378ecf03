import { useTranslation } from 'react-i18next'
import { userRole } from '../../../electron/contract/identity/person.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useListView } from '../../ui/use-list-view.ts'
import { askedPeople, peopleAddress } from './people-search.ts'

const whos = ['staff', 'customers', 'all'] as const

export function PeopleFilters() {
  const { t } = useTranslation('people')
  const { wanted, change } = useListView(peopleAddress)
  const { who, role, active, order } = askedPeople(wanted)
  return (
    <>
      <Segmented
        label={t('filter')}
        value={who}
        onChange={(next) => {
          change({ who: next === 'staff' ? undefined : next, role: undefined })
        }}
        options={whos.map((id) => ({ id, label: t(`who.${id}`) }))}
      />
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
            change({ role: next ?? undefined })
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
          change({ active: next === null ? undefined : next === 'active' })
        }}
      />
      <FilterChip
        saysAny
        title={t('orderLabel')}
        value={order === 'newest' ? null : order}
        any={t('order.newest')}
        options={[{ id: 'name', label: t('order.name') }]}
        onChange={(next) => {
          change({ order: next ?? undefined })
        }}
      />
    </>
  )
}
