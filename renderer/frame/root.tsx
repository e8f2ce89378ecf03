import { createRootRoute, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/query-states.tsx'

export function NotFound() {
  const { t } = useTranslation('frame')
  return (
    <div className="screen-note">
      <Empty
        title={t('notFound.title')}
        action={
          <Link to="/" className={buttonClass({})}>
            {t('notFound.action')}
          </Link>
        }
      >
        {t('notFound.body')}
      </Empty>
    </div>
  )
}

/** Every route's parent; the app gives it what it draws around them. */
export const root = createRootRoute({ notFoundComponent: NotFound })
