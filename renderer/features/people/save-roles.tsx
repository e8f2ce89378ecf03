import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDangerous } from '../../../electron/contract/permissions.ts'
import { client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { rightName } from '../../ui/right-words.ts'
import { showToast } from '../../ui/toast.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { PersonRefusal } from './person-refusal.tsx'
import type { RoleChange } from './role-changes.ts'
import { useRefreshPeople } from './use-people.ts'
import { useRoleName } from './use-role-name.ts'

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

type SaveProps = { changes: readonly RoleChange[]; onSaved: (roleId: string) => void; onUndo: () => void }

/** What the ticks would change, and for how many people, before it is saved. */
export function SaveRoles({ changes, onSaved, onUndo }: SaveProps) {
  const { t } = useTranslation('people')
  const refresh = useRefreshPeople()
  const nameOf = useRoleName()
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
  const risky = changes.flatMap(({ role, grants }) =>
    grants.filter(isDangerous).map((permission) => ({ role, permission })),
  )
  const [isAsking, setAsking] = useState(false)
  const begin = () => {
    if (risky.length > 0) setAsking(true)
    else save.mutate()
  }
  useHotkey('F9', begin, { label: t('roles.save') })
  const count = changes.reduce((sum, { grants, takes }) => sum + grants.length + takes.length, 0)
  return (
    <section className="people-matrix-foot" aria-label={t('roles.preview')}>
      <div>
        <p className="b">{t('roles.changes', { count })}</p>
        <Preview changes={changes} />
        <PersonRefusal error={save.error} />
      </div>
      <div className="acts">
        <Button variant="ghost" icon="undo" onPress={onUndo}>
          {t('roles.undo')}
        </Button>
        <Button variant="pri" keyCap="F9" busy={save.isPending} onPress={begin}>
          {t('roles.save')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('roles.dangerTitle')}
        isOpen={isAsking}
        onClose={() => {
          setAsking(false)
        }}
        confirmLabel={t('roles.dangerYes')}
        onConfirm={() => {
          save.mutate()
        }}
      >
        <p>{t('roles.dangerText')}</p>
        <ul>
          {risky.map(({ role, permission }) => (
            <li key={`${role.id} ${permission}`}>
              {nameOf(role)}: {rightName(permission)}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </section>
  )
}
