import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { ListStates } from '../../ui/list-states.tsx'
import { changesIn, type Draft, toggle } from './role-changes.ts'
import { type RoleAct, RoleDialogs } from './role-dialogs.tsx'
import { RolesMatrix } from './roles-matrix.tsx'
import { SaveRoles } from './save-roles.tsx'
import { useRoleReasons } from './use-role-reasons.ts'
import './people.css'

/** Who may do what? */
export function RolesScreen() {
  const { t } = useTranslation('people')
  const may = useMay()
  const roles = useQuery(api.roles.list.queryOptions())
  const [draft, setDraft] = useState<Draft>({})
  const [act, setAct] = useState<RoleAct | null>(null)
  const reasonFor = useRoleReasons()
  const changes = changesIn(draft, roles.data ?? [])
  return (
    <>
      <div className="head">
        <h1>{t('roles.title')}</h1>
        <span className="t2">{t('roles.lead')}</span>
        <div className="acts">
          <span className="t3 small">{t('roles.keys')}</span>
          {may('users:manage_roles') && (
            <Button
              icon="add"
              onPress={() => {
                setAct({ kind: 'add' })
              }}
            >
              {t('roles.add')}
            </Button>
          )}
        </div>
      </div>
      <ListStates query={roles} isEmpty={false} loading={t('roles.loading')} failed={t('roles.failed')} empty={null} />
      {roles.data && (
        <RolesMatrix
          roles={roles.data}
          draft={draft}
          canChange={may('users:manage_roles')}
          reasonFor={reasonFor}
          onToggle={(role, permission) => {
            setDraft((now) => toggle(now, role, permission))
          }}
          onAct={setAct}
        />
      )}
      {changes.length > 0 && (
        <SaveRoles
          changes={changes}
          onSaved={(roleId) => {
            setDraft(({ [roleId]: _, ...rest }) => rest)
          }}
          onUndo={() => {
            setDraft({})
          }}
        />
      )}
      <RoleDialogs
        act={act}
        onClose={() => {
          setAct(null)
        }}
      />
    </>
  )
}
