import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { useViewAs } from '../../person/view-as.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { PersonAct } from './person-dialogs.tsx'
import { PersonRefusal } from './person-refusal.tsx'
import { nameOf } from './person-words.ts'
import { useRefreshPeople } from './use-people.ts'

type ActsProps = { person: PersonRow; onAct: (act: PersonAct) => void }

/** What is done seldom. */
function MoreActs({ person, onAct }: ActsProps) {
  const { t } = useTranslation('people')
  const may = useMay()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const name = nameOf(person)
  return (
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
        isDisabled={!may('users:delete') || me?.id === person.id}
        onAction={() => {
          onAct('remove')
        }}
      >
        {t('person.remove')}
      </MenuItem>
    </Menu>
  )
}

/** What can be done about a person, as far as whoever is at this desk may. */
export function PersonActs({ person, onAct }: ActsProps) {
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
    await withStepUp(() => client.people.setActive({ id, isActive: true, reason: '' }))
    showToast({ text: t('done.activated', { name }) })
    await refresh()
  }
  return (
    <>
      <div className="people-acts">
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
        {may('users:update') && <MoreActs person={person} onAct={onAct} />}
      </div>
      <PersonRefusal error={error} />
    </>
  )
}
