import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import { State } from '../../ui/pill.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { usePeopleView } from './people-filter-store.ts'
import { PeopleFilters } from './people-filters.tsx'
import { nameOf, phoneText } from './person-words.ts'

const pageSize = 100

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
        cell: (person) => phoneText(person.phoneNumber),
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

/** Search, filters and rows; more rows come as they are scrolled to. */
export function PeopleList() {
  const { t } = useTranslation('people')
  const { search, who, role, active, order, openId, open, clear } = usePeopleView()
  const columns = useColumns()
  const people = useInfiniteQuery(
    api.people.list.infiniteOptions({
      input: (after: string | null) => ({ search, who, role, active, order, after, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.rows.length < pageSize ? null : (page.rows.at(-1)?.cursor ?? null)),
      placeholderData: keepPreviousData,
    }),
  )
  const rows = useMemo(() => people.data?.pages.flatMap((page) => page.rows) ?? [], [people.data])
  const total = people.data?.pages[0]?.total ?? 0
  return (
    <div className="people-main">
      <PeopleFilters
        shown={people.data ? t('shown', { shown: formatNumber(rows.length), total: formatNumber(total) }) : ''}
      />
      {people.isPending && (
        <div className="inset">
          <Loading label={t('loading')} />
        </div>
      )}
      {people.isError && (
        <div className="inset">
          <Problem error={people.error} title={t('failed')} onRetry={() => void people.refetch()} />
        </div>
      )}
      {people.data && rows.length === 0 && (
        <div className="inset">
          <Empty icon="person" title={t('emptyTitle')} action={<Button onPress={clear}>{t('clear')}</Button>}>
            {t('emptyText')}
          </Empty>
        </div>
      )}
      {rows.length > 0 && (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(person) => person.id}
          openKey={openId}
          follows
          onOpen={(person) => {
            open(person.id)
          }}
          onMore={people.hasNextPage ? () => void people.fetchNextPage() : undefined}
          total={total}
          busy={people.isFetching}
        />
      )}
    </div>
  )
}
