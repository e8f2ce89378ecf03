import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../may.ts'
import { peopleParts } from './people-parts.ts'

export function PeopleFrame() {
  const { t } = useTranslation('frame')
  const may = useMay()
  return (
    <>
      <nav className="tabs" aria-label={t('people')}>
        {peopleParts
          .filter((part) => may(part.needs))
          .map((part) => (
            <Link
              key={part.to}
              to={part.to}
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(`peopleParts.${part.name}`)}
            </Link>
          ))}
      </nav>
      <Outlet />
    </>
  )
}
