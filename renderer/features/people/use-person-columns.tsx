import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { shownPhone } from '../../../electron/contract/phone.ts'
import type { Column } from '../../ui/data-table.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { State } from '../../ui/pill.tsx'
import { nameOf } from './person-words.ts'

function PersonState({ person }: { person: PersonRow }) {
  const { t } = useTranslation('people')
  if (!person.isActive) return <State state="none">{t('inactive')}</State>
  if (!person.hasPassword && person.role !== 'BUYER') return <State state="info">{t('invited')}</State>
  return <State state="ok">{t('active')}</State>
}

export function usePersonColumns(): readonly Column<PersonRow>[] {
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
