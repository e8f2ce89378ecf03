import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../may.ts'

/** The parts of People, each for those who may open it. */
export const peopleParts = [
  { to: '/people', name: 'people', needs: 'users:read' },
  { to: '/people/roles', name: 'roles', needs: 'users:read' },
  { to: '/people/keys', name: 'keys', needs: 'api_keys:read' },
  { to: '/people/audit', name: 'audit', needs: 'audit_logs:read' },
  { to: '/people/security', name: 'security', needs: 'security_logs:read' },
] as const

export function PeopleFrame() {
  const { t } = useTranslation('frame')
  const may = useMay()
  return (
    <>
      <nav className="tabs" aria-label={t('people')}>
        {peopleParts
          .filter((part) => may(part.needs))
          .map((part) => (
            <Link key={part.to} to={part.to} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
              {t(`peopleParts.${part.name}`)}
            </Link>
          ))}
      </nav>
      <Outlet />
    </>
  )
}
