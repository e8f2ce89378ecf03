import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { api, client } from '../../api.ts'
import { useMay } from '../../may.ts'
import { useViewAs } from '../../view-as.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { type PersonAct, PersonDialogs } from './person-dialogs.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonRefusal, useMissingWords } from './person-refusal.tsx'
import { PersonRoles } from './person-roles.tsx'
import { nameOf } from './person-words.ts'
import { useRefreshPeople } from './use-people.ts'

/** Why the person at this desk may not change that one; null: they may. */
function useOutOfReach(person: PersonRow): string | null {
  const { t } = useTranslation('people')
  const missing = useMissingWords()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const rights = useQuery(api.people.rights.queryOptions({ input: { id: person.id } })).data
  if (!me || me.id === person.id || me.role === 'SUPER_ADMIN') return null
  const names = [person.role, ...person.roles.map(({ name }) => name)]
  if (names.includes('SUPER_ADMIN') || names.includes('ADMIN')) return t('refusal.OWNER_ONLY')
  const lacking = rights?.permissions.filter((permission) => !me.permissions.includes(permission)) ?? []
  return lacking.length > 0 ? missing(lacking) : null
}

function PanelActs({ person, onAct }: { person: PersonRow; onAct: (act: PersonAct) => void }) {
  const { t } = useTranslation('people')
  const may = useMay()
  const refresh = useRefreshPeople()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const [error, setError] = useState<unknown>(null)
  const { id } = person
  const name = nameOf(person)
  const attempt = (work: () => Promise<void>) => {
    setError(null)
    work().catch(setError)
  }
  const viewAs = async () => {
    const rights = await client.people.rights({ id })
    useViewAs.setState({ as: { id, name: rights.name, permissions: rights.permissions } })
  }
  const activate = async () => {
    await client.people.setActive({ id, isActive: true, reason: '' })
    showToast({ text: t('done.activated', { name }) })
    await refresh()
  }
  return (
    <>
      <div className="person-acts">
        {may('users:update') && (
          <Button
            icon="edit"
            size="sm"
            onPress={() => {
              onAct('edit')
            }}
          >
            {t('person.edit')}
          </Button>
        )}
        {me?.id !== id && (
          <Button
            size="sm"
            onPress={() => {
              attempt(viewAs)
            }}
          >
            {t('person.viewAs')}
          </Button>
        )}
        {may('users:update') && !person.isActive && (
          <Button
            size="sm"
            onPress={() => {
              attempt(activate)
            }}
          >
            {t('person.activate')}
          </Button>
        )}
        {may('users:update') && (
          <Menu
            label={t('person.more', { name })}
            trigger={<Button size="sm" variant="ghost" icon="down" label={t('person.more', { name })} />}
          >
            <MenuItem
              onAction={() => {
                onAct('invite')
              }}
            >
              {t('person.invite')}
            </MenuItem>
            <MenuItem
              isDisabled={!person.twoFactor}
              onAction={() => {
                onAct('resetTwoFactor')
              }}
            >
              {t('person.resetTwoFactor')}
            </MenuItem>
            <MenuItem
              isDisabled={person.sessions === 0}
              onAction={() => {
                onAct('endSessions')
              }}
            >
              {t('person.endSessions')}
            </MenuItem>
            <MenuItem
              danger
              isDisabled={!person.isActive}
              onAction={() => {
                onAct('deactivate')
              }}
            >
              {t('person.deactivate')}
            </MenuItem>
            <MenuItem
              danger
              isDisabled={!may('users:delete') || me?.id === id}
              onAction={() => {
                onAct('remove')
              }}
            >
              {t('person.remove')}
            </MenuItem>
          </Menu>
        )}
      </div>
      <PersonRefusal error={error} />
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
        {outOfReach === null ? <PanelActs person={person} onAct={setAct} /> : <p className="t2 small">{outOfReach}</p>}
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
