import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { shownPhone } from '../../../electron/contract/phone.ts'
import { api } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { ListCount, ListRows } from '../../ui/list-rows.tsx'
import { State } from '../../ui/pill.tsx'
import { Empty } from '../../ui/query-states.tsx'
import { byPages, pageSize, usePages } from '../../ui/use-pages.ts'
import { usePeopleView } from './people-filter-store.ts'
import { PeopleFilters } from './people-filters.tsx'
import { nameOf } from './person-words.ts'

function PersonState({ person }: { person: PersonRow }) {
  const { t } = useTranslation('people')
  if (!person.isActive) return <State state="none">{t('inactive')}</State>
  if (!person.hasPassword && person.role !== 'BUYER') return <State state="info">{t('invited')}</State>
  return <State state="ok">{t('active')}</State>
}

function useColumns(): Column<PersonRow>[] {
  const { t } = useTranslation('people')
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        cell: (person) => <span className="b">{nameOf(person)}</span>,
      },
      { id: 'email', header: t('column.email'), cell: (person) => <span className="t2">{person.email}</span> },
      {
        id: 'phone',
        header: t('column.phone'),
        cell: (person) => shownPhone(person.phoneNumber),
        width: 130,
        hideBelow: 760,
      },
      {
        id: 'role',
        header: t('column.role'),
        cell: (person) => (
          <>
            {t(`role.${person.role}`)}
            {person.roles.length > 0 && (
              <span className="t3"> + {person.roles.map(({ name }) => name).join(', ')}</span>
            )}
          </>
        ),
        width: 170,
      },
      { id: 'state', header: t('column.state'), cell: (person) => <PersonState person={person} />, width: 130 },
      {
        id: 'lastLogin',
        header: t('column.lastLogin'),
        cell: (person) =>
          person.lastLoginAt ? formatDateTime(person.lastLoginAt) : <span className="t3">{t('never')}</span>,
        width: 190,
        hideBelow: 900,
      },
    ],
    [t],
  )
}

function usePeople() {
  const { search, who, role, active, order } = usePeopleView()
  return useInfiniteQuery(
    api.people.list.infiniteOptions({
      input: (after: string | null) => ({ search, who, role, active, order, after, limit: pageSize }),
      ...byPages,
    }),
  )
}

/** Search, filters and rows; more rows come as they are scrolled to. */
export function PeopleList() {
  const { t } = useTranslation('people')
  const { openId, open, clear } = usePeopleView()
  const columns = useColumns()
  const people = usePeople()
  const { rows, first } = usePages(people.data)
  return (
    <>
      <PeopleFilters shown={first && <ListCount rows={rows.length} total={first.total} />} />
      <ListRows
        query={people}
        loading={t('loading')}
        failed={t('failed')}
        empty={
          <Empty icon="person" title={t('emptyTitle')} action={<Button onPress={clear}>{t('clear')}</Button>}>
            {t('emptyText')}
          </Empty>
        }
        caption={t('title')}
        columns={columns}
        rows={rows}
        total={first?.total ?? 0}
        openKey={openId}
        onOpen={open}
      />
    </>
  )
}
