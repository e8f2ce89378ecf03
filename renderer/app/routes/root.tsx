import { createRootRoute, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/query-states.tsx'
import { Gate } from '../gate.tsx'

export function NotFound() {
  const { t } = useTranslation('frame')
  return (
    <div className="screen-note">
      <Empty
        title={t('notFound.title')}
        action={
          <Link to="/chambers" className={buttonClass({})}>
            {t('notFound.action')}
          </Link>
        }
      >
        {t('notFound.body')}
      </Empty>
    </div>
  )
}

export const root = createRootRoute({ component: Gate, notFoundComponent: NotFound })
