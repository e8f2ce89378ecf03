import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Pill } from '../../ui/pill.tsx'
import { SideBody, SideHead, SideStates } from '../../ui/side-panel.tsx'
import { PersonActs } from './person-acts.tsx'
import { type PersonAct, PersonDialogs } from './person-dialogs.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonRoles } from './person-roles.tsx'
import { nameOf } from './person-words.ts'
import { useOutOfReach } from './use-out-of-reach.ts'

function Marks({ person, isMe }: { person: PersonRow; isMe: boolean }) {
  const { t } = useTranslation('people')
  const isInvited = person.isActive && !person.hasPassword && person.role !== 'BUYER'
  return (
    <>
      {!person.isActive && <Pill state="none">{t('inactive')}</Pill>}
      {isInvited && <Pill state="info">{t('invited')}</Pill>}
      {isMe && <span className="t3 small">{t('person.you')}</span>}
    </>
  )
}

function PanelBody({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { t } = useTranslation('people')
  const may = useMay()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const outOfReach = useOutOfReach(person)
  const [act, setAct] = useState<PersonAct | null>(null)
  return (
    <>
      <SideHead
        title={nameOf(person)}
        marks={<Marks person={person} isMe={me?.id === person.id} />}
        onClose={onClose}
        closeLabel={t('person.close')}
      >
        {outOfReach === null ? <PersonActs person={person} onAct={setAct} /> : <p className="t2 small">{outOfReach}</p>}
      </SideHead>
      <SideBody label={nameOf(person)}>
        <PersonFacts person={person} />
        <PersonRoles
          key={[person.id, person.role, ...person.roles.map(({ id }) => id)].join()}
          person={person}
          isDisabled={!may('users:manage_roles') || outOfReach !== null}
        />
      </SideBody>
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
    <aside className="side" aria-label={person.data ? nameOf(person.data) : t('person.loading')}>
      <SideStates query={person} loading={t('person.loading')} failed={t('person.failed')} />
      {person.data && <PanelBody person={person.data} onClose={onClose} />}
    </aside>
  )
}
