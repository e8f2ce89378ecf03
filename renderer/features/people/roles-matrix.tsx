import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Permission,
  permissionActions,
  permissions,
  type Resource,
} from '../../../electron/contract/permissions.ts'
import type { RoleRow } from '../../../electron/contract/people.ts'
import { userRole } from '../../../electron/contract/person.ts'
import { words } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { RoleAct } from './role-dialogs.tsx'
import { type Draft, heldIn } from './role-changes.ts'
import { RoleTick } from './role-tick.tsx'

const groups = Object.keys(permissionActions).map((resource) => ({
  // The keys of the catalogue are its resources.
  resource: resource as Resource,
  rows: permissions.filter((permission) => permission.startsWith(`${resource}:`)),
}))
const moves: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))

/** The name as people know it: the system's by its word, a custom one as it was named. */
export function useRoleName(): (role: RoleRow) => string {
  const { t } = useTranslation('people')
  return ({ name }) => {
    const known = userRole.safeParse(name)
    return known.success ? t(`role.${known.data}`) : name
  }
}

type HeadProps = { role: RoleRow; canChange: boolean; onAct: (act: RoleAct) => void }

function RoleHead({ role, canChange, onAct }: HeadProps) {
  const { t } = useTranslation('people')
  const name = useRoleName()(role)
  return (
    <th scope="col" title={role.description}>
      <span className="matrix-role">
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

type MatrixProps = {
  roles: readonly RoleRow[]
  draft: Draft
  canChange: boolean
  /** Why this cell can't be changed; null: it can. */
  reasonFor: (role: RoleRow, permission: Permission) => string | null
  onToggle: (role: RoleRow, permission: Permission) => void
  onAct: (act: RoleAct) => void
}

/** Roles × permissions: one stop for Tab, arrow keys move in it. */
export function RolesMatrix({ roles, draft, canChange, reasonFor, onToggle, onAct }: MatrixProps) {
  const { t } = useTranslation('people')
  const nameOf = useRoleName()
  const [at, setAt] = useState<readonly [number, number]>([0, 0])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = moves[event.key]
    const from = event.target instanceof HTMLElement ? event.target.dataset.at?.split(':').map(Number) : undefined
    if (!move || !from || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const to = [
      within((from[0] ?? 0) + move[0], permissions.length),
      within((from[1] ?? 0) + move[1], roles.length),
    ] as const
    setAt(to)
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${to.join(':')}"]`)?.focus()
  }
  return (
    <div className="matrix-scroll">
      <table className="matrix" aria-label={t('roles.matrix')}>
        <thead>
          <tr>
            <th scope="col">{t('roles.permission')}</th>
            {roles.map((role) => (
              <RoleHead key={role.id} role={role} canChange={canChange} onAct={onAct} />
            ))}
            <td className="rest" aria-hidden="true" />
          </tr>
        </thead>
        {/* The cells are the stops; the body only hears the keys that move between them. */}
        <tbody onKeyDown={onKeyDown}>
          {groups.flatMap(({ resource, rows }) => [
            <tr key={resource} className="group">
              <th scope="colgroup">{t(`resource.${resource}`)}</th>
              <td colSpan={roles.length + 1} />
            </tr>,
            ...rows.map((permission) => {
              const row = permissions.indexOf(permission)
              const action = words(`people:act.${permission.split(':')[1] ?? ''}`)
              return (
                <tr key={permission}>
                  <th scope="row">
                    {action}
                    <span className="mono t3 small">{permission}</span>
                  </th>
                  {roles.map((role, column) => {
                    const isOn = heldIn(draft, role).includes(permission)
                    return (
                      <td key={role.id} className={isOn === role.permissions.includes(permission) ? '' : 'changed'}>
                        <RoleTick
                          label={`${nameOf(role)}: ${permission}`}
                          isOn={isOn}
                          reason={reasonFor(role, permission)}
                          at={`${row}:${column}`}
                          tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                          onToggle={() => {
                            setAt([row, column])
                            onToggle(role, permission)
                          }}
                        />
                      </td>
                    )
                  })}
                  <td aria-hidden="true" />
                </tr>
              )
            }),
          ])}
        </tbody>
      </table>
    </div>
  )
}
