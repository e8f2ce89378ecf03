import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Health } from '../../../electron/contract/system.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PartHead } from './part-head.tsx'

/** The ports themselves are on the USB bench; here is only their state and the way there. */
export function PortsPart({ health }: { health: Health | null }) {
  const { t } = useTranslation('settings')
  return (
    <>
      <PartHead title={t('ports.title')} lead={t('ports.lead')} of="usb" health={health} />
      <div className="row">
        <Link to="/chambers/ports" className={buttonClass({ variant: 'pri' })}>
          <Icon name="usb" />
          {t('ports.open')}
        </Link>
      </div>
    </>
  )
}
