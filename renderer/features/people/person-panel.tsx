import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { api } from '../../api.ts'
import { useMay } from '../../may.ts'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { PersonActs } from './person-acts.tsx'
import { type PersonAct, PersonDialogs } from './person-dialogs.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonRoles } from './person-roles.tsx'
import { nameOf } from './person-words.ts'
import { useOutOfReach } from './use-out-of-reach.ts'

function PanelBody({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { t } = useTranslation('people')
  const may = useMay()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const outOfReach = useOutOfReach(person)
  const [act, setAct] = useState<PersonAct | null>(null)
  return (
    <>
      <header>
        <div className="row wrap">
          <h2>{nameOf(person)}</h2>
          {!person.isActive && <Pill state="none">{t('inactive')}</Pill>}
          {person.isActive && !person.hasPassword && person.role !== 'BUYER' && (
            <Pill state="info">{t('invited')}</Pill>
          )}
          {me?.id === person.id && <span className="t3 small">{t('person.you')}</span>}
          <Button
            className="panel-close"
            variant="ghost"
            size="sm"
            icon="close"
            label={t('person.close')}
            onPress={onClose}
          />
        </div>
        {outOfReach === null ? <PersonActs person={person} onAct={setAct} /> : <p className="t2 small">{outOfReach}</p>}
      </header>
      <div className="panel-scroll">
        <PersonFacts person={person} />
        <PersonRoles
          key={[person.id, person.role, ...person.roles.map(({ id }) => id)].join()}
          person={person}
          isDisabled={!may('users:manage_roles') || outOfReach !== null}
        />
      </div>
      <PersonDialogs
        person={person}
        act={act}
        onClose={() => {
          setAct(null)
        }}
        onGone={onClose}
      />
    </>
  )
}

/** Beside the list: who this is, what they may do, and what can be done about it. */
export function PersonPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('people')
  const person = useQuery(api.people.get.queryOptions({ input: { id } }))
  return (
    <aside className="side person-panel" aria-label={person.data ? nameOf(person.data) : t('person.loading')}>
      {person.isPending && <Loading label={t('person.loading')} />}
      {person.isError && (
        <Problem error={person.error} title={t('person.failed')} onRetry={() => void person.refetch()} />
      )}
      {person.data && <PanelBody person={person.data} onClose={onClose} />}
    </aside>
  )
}
