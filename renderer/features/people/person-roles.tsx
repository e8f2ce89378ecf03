import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { api, client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Section } from '../../ui/section.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PersonRefusal, useMissingWords } from './person-refusal.tsx'
import { nameOf } from './person-words.ts'
import { useRefreshPeople } from './use-people.ts'
import { useRoleChoices } from './use-role-choices.ts'

type PersonRolesProps = { person: PersonRow; isDisabled: boolean }

/** The main role and the ones beyond it; nothing changes until it is saved. */
export function PersonRoles({ person, isDisabled }: PersonRolesProps) {
  const { t } = useTranslation(['people', 'common'])
  const refresh = useRefreshPeople()
  const missing = useMissingWords()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const before = { role: person.role, roleIds: person.roles.map(({ id }) => id) }
  const [role, setRole] = useState(person.role)
  const [roleIds, setRoleIds] = useState<readonly string[]>(before.roleIds)
  const choices = useRoleChoices(person.role)
  const roles = useQuery(api.roles.list.queryOptions()).data ?? []
  const custom = roles.filter(({ id, isSystem }) => !isSystem || before.roleIds.includes(id))
  const isDirty = role !== before.role || roleIds.toSorted().join() !== before.roleIds.toSorted().join()
  const undo = () => {
    setRole(before.role)
    setRoleIds(before.roleIds)
  }
  const save = useMutation({
    mutationFn: () => withStepUp(() => client.people.setRoles({ id: person.id, role, roleIds: [...roleIds], before })),
    onSuccess: async () => {
      showToast({ text: t('done.rolesSaved', { name: nameOf(person) }) })
      await refresh()
    },
  })
  return (
    <Section title={t('person.roles')} level={3}>
      <div className="people-roles">
        <SelectField
          label={t('person.roleLabel')}
          value={role}
          onChange={setRole}
          options={choices}
          {...{ isDisabled }}
        />
        <fieldset>
          <legend className="field-label">{t('person.moreRoles')}</legend>
          {custom.length === 0 && <p className="t3 small">{t('person.noMoreRoles')}</p>}
          {custom.map(({ id, name, permissions, description }) => {
            const lacking = permissions.filter((permission) => !me?.permissions.includes(permission))
            return (
              <Checkbox
                key={id}
                label={name}
                help={lacking.length > 0 ? missing(lacking) : description || undefined}
                value={roleIds.includes(id)}
                isDisabled={isDisabled || lacking.length > 0}
                onChange={(on) => {
                  setRoleIds(on ? [...roleIds, id] : roleIds.filter((one) => one !== id))
                }}
              />
            )
          })}
        </fieldset>
        <PersonRefusal error={save.error} />
        {isDirty && (
          <>
            <p className="t3 small">{t('person.rolesHelp')}</p>
            <div className="row">
              <Button
                variant="pri"
                busy={save.isPending}
                onPress={() => {
                  save.mutate()
                }}
              >
                {t('person.saveRoles')}
              </Button>
              <Button variant="ghost" icon="undo" onPress={undo}>
                {t('common:action.undo')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  )
}
