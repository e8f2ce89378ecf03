import { useTranslation } from 'react-i18next'
import type { RoleRow } from '../../../electron/contract/people.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { RoleAct } from './role-dialogs.tsx'
import { useRoleName } from './use-role-name.ts'

type HeadProps = { role: RoleRow; canChange: boolean; onAct: (act: RoleAct) => void }

/** A role over its column: how many people have it, and what can be done with it. */
export function RoleHead({ role, canChange, onAct }: HeadProps) {
  const { t } = useTranslation('people')
  const name = useRoleName()(role)
  return (
    <th scope="col" title={role.description}>
      <span className="people-matrix-role">
        <span className="cut">{name}</span>
        {!role.isSystem && canChange && (
          <Menu
            label={t('roles.menu', { name })}
            trigger={<Button size="sm" variant="ghost" icon="down" label={t('roles.menu', { name })} />}
          >
            <MenuItem
              icon="edit"
              onAction={() => {
                onAct({ kind: 'rename', role })
              }}
            >
              {t('roles.rename')}
            </MenuItem>
            <MenuItem
              icon="trash"
              danger
              onAction={() => {
                onAct({ kind: 'remove', role })
              }}
            >
              {t('roles.remove')}
            </MenuItem>
          </Menu>
        )}
      </span>
      <span className="t3">
        {role.isSystem ? `${t('roles.system')} · ` : ''}
        {role.people}
        <span className="sr-only"> {t('roles.people', { count: role.people })}</span>
      </span>
    </th>
  )
}
