import { useTranslation } from 'react-i18next'
import type { RoleRow } from '../../../electron/contract/people.ts'
import {
  isDangerous,
  type Permission,
  permissionActions,
  permissions,
  type Resource,
} from '../../../electron/contract/permissions.ts'
import { words } from '../../i18n.ts'
import { State } from '../../ui/pill.tsx'
import { type Draft, permissionsIn } from './role-changes.ts'
import type { RoleAct } from './role-dialogs.tsx'
import { RoleHead } from './role-head.tsx'
import { RoleTick } from './role-tick.tsx'
import { useGridKeys } from './use-grid-keys.ts'
import { useRoleName } from './use-role-name.ts'

const groups = Object.keys(permissionActions).map((resource) => ({
  // The keys of the catalogue are its resources.
  resource: resource as Resource,
  rows: permissions.filter((permission) => permission.startsWith(`${resource}:`)),
}))

type MatrixProps = {
  roles: readonly RoleRow[]
  draft: Draft
  canChange: boolean
  /** Why this cell can't be changed; null: it can. */
  reasonFor: (role: RoleRow, permission: Permission) => string | null
  onToggle: (role: RoleRow, permission: Permission) => void
  onAct: (act: RoleAct) => void
}

type RowProps = Omit<MatrixProps, 'canChange' | 'onAct'> & {
  permission: Permission
  keys: ReturnType<typeof useGridKeys>
}

/** By this right one becomes, or makes, somebody else: said where it is ticked. */
function Danger() {
  const { t } = useTranslation('people')
  return (
    <span className="people-danger" title={t('roles.dangerWhy')}>
      <State state="watch">{t('roles.danger')}</State>
    </span>
  )
}

function PermissionRow({ roles, draft, permission, keys, reasonFor, onToggle }: RowProps) {
  const nameOf = useRoleName()
  const row = permissions.indexOf(permission)
  return (
    <tr>
      <th scope="row">
        {words(`people:act.${permission.split(':')[1] ?? ''}`)}
        <span className="mono t3 small">{permission}</span>
        {isDangerous(permission) && <Danger />}
      </th>
      {roles.map((role, column) => {
        const isOn = permissionsIn(draft, role).includes(permission)
        return (
          <td key={role.id} className={isOn === role.permissions.includes(permission) ? '' : 'people-matrix-changed'}>
            <RoleTick
              label={`${nameOf(role)}: ${permission}`}
              isOn={isOn}
              reason={reasonFor(role, permission)}
              {...keys.cell(row, column)}
              onToggle={() => {
                keys.stopAt(row, column)
                onToggle(role, permission)
              }}
            />
          </td>
        )
      })}
      <td aria-hidden="true" />
    </tr>
  )
}

/** Roles × permissions: one stop for Tab, arrow keys move in it. */
export function RolesMatrix({ canChange, onAct, ...cells }: MatrixProps) {
  const { t } = useTranslation('people')
  const { roles } = cells
  const keys = useGridKeys(permissions.length, roles.length)
  return (
    <div className="people-matrix-scroll">
      <table className="people-matrix" aria-label={t('roles.matrix')}>
        <thead>
          <tr>
            <th scope="col">{t('roles.permission')}</th>
            {roles.map((role) => (
              <RoleHead key={role.id} role={role} canChange={canChange} onAct={onAct} />
            ))}
            <td className="people-matrix-rest" aria-hidden="true" />
          </tr>
        </thead>
        {/* The cells are the stops; the body only hears the keys that move between them. */}
        <tbody onKeyDown={keys.onKeyDown}>
          {groups.flatMap(({ resource, rows }) => [
            <tr key={resource} className="people-matrix-group">
              <th scope="colgroup">{t(`resource.${resource}`)}</th>
              <td colSpan={roles.length + 1} />
            </tr>,
            ...rows.map((permission) => <PermissionRow key={permission} {...{ ...cells, permission, keys }} />),
          ])}
        </tbody>
      </table>
    </div>
  )
}
