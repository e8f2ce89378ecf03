import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../../electron/contract/permissions.ts'
import type { RoleRow } from '../../../electron/contract/people.ts'
import { api, client } from '../../api.ts'
import { useMay } from '../../may.ts'
import { withStepUp } from '../../step-up.ts'
import { Button } from '../../ui/button.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { PersonRefusal, useMissingWords } from './person-refusal.tsx'
import { changesIn, type Draft, type RoleChange, toggle } from './role-changes.ts'
import { type RoleAct, RoleDialogs } from './role-dialogs.tsx'
import { RolesMatrix, useRoleName } from './roles-matrix.tsx'
import { useRefreshPeople } from './use-people.ts'
import './people.css'

/** Why the person at this desk may not change a cell: they would give, or take, what they do not hold. */
function useReasons(): (role: RoleRow, permission: Permission) => string | null {
  const { t } = useTranslation('people')
  const may = useMay()
  const missing = useMissingWords()
  return (role, permission) => {
    if (role.isSystem && role.name === 'SUPER_ADMIN') return t('roles.ownerAll')
    if (!may('users:manage_roles')) return t('roles.readOnly')
    if (!may(permission)) return missing([permission])
    const lacking = role.permissions.filter((held) => !may(held))
    return lacking.length > 0 ? missing(lacking) : null
  }
}

function Preview({ changes }: { changes: readonly RoleChange[] }) {
  const { t } = useTranslation('people')
  const nameOf = useRoleName()
  return (
    <ul aria-label={t('roles.preview')}>
      {changes.map(({ role, grants, takes }) => (
        <li key={role.id}>
          <span className="b">{nameOf(role)}</span>{' '}
          <span className="t3">({t('roles.people', { count: role.people })})</span>{' '}
          {grants.length > 0 && t('roles.grants', { list: grants.join(', ') })}
          {grants.length > 0 && takes.length > 0 && '; '}
          {takes.length > 0 && t('roles.takes', { list: takes.join(', ') })}
        </li>
      ))}
    </ul>
  )
}

type FootProps = { changes: readonly RoleChange[]; onSaved: (roleId: string) => void; onUndo: () => void }

function SaveFoot({ changes, onSaved, onUndo }: FootProps) {
  const { t } = useTranslation('people')
  const refresh = useRefreshPeople()
  const save = useMutation({
    mutationFn: async () => {
      for (const { role, after } of changes) {
        await withStepUp(() =>
          client.roles.setPermissions({ id: role.id, permissions: after, before: role.permissions }),
        )
        onSaved(role.id)
      }
      return changes.length
    },
    onSuccess: (count) => {
      showToast({ text: t('done.permissionsSaved', { count }) })
    },
    onSettled: refresh,
  })
  useHotkey(
    'F9',
    () => {
      save.mutate()
    },
    { label: t('roles.save') },
  )
  const count = changes.reduce((sum, { grants, takes }) => sum + grants.length + takes.length, 0)
  return (
    <section className="matrix-foot" aria-label={t('roles.preview')}>
      <div>
        <p className="b">{t('roles.changes', { count })}</p>
        <Preview changes={changes} />
        <PersonRefusal error={save.error} />
      </div>
      <div className="acts">
        <Button variant="ghost" icon="undo" onPress={onUndo}>
          {t('roles.undo')}
        </Button>
        <Button
          variant="pri"
          keyCap="F9"
          busy={save.isPending}
          onPress={() => {
            save.mutate()
          }}
        >
          {t('roles.save')}
        </Button>
      </div>
    </section>
  )
}

/** Who may do what? */
export function RolesScreen() {
  const { t } = useTranslation('people')
  const may = useMay()
  const roles = useQuery(api.roles.list.queryOptions())
  const [draft, setDraft] = useState<Draft>({})
  const [act, setAct] = useState<RoleAct | null>(null)
  const reasonFor = useReasons()
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
      {roles.isPending && (
        <div className="inset">
          <Loading label={t('roles.loading')} rows={12} />
        </div>
      )}
      {roles.isError && (
        <div className="inset">
          <Problem error={roles.error} title={t('roles.failed')} onRetry={() => void roles.refetch()} />
        </div>
      )}
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
        <SaveFoot
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
