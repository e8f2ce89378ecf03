import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundDevice } from '../../../electron/contract/chambers/chambers.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FoundRow } from './found-row.tsx'
import { RegisterDialog } from './register-dialog.tsx'

type AddChamberProps = { devices: readonly FoundDevice[]; onClose: () => void }

/** A chamber is never typed in: this says how it comes, and lists what has come. */
export function AddChamberDialog({ devices, onClose }: AddChamberProps) {
  const { t } = useTranslation(['chambers', 'common'])
  const [chosen, setChosen] = useState<FoundDevice | null>(null)
  if (chosen) return <RegisterDialog device={chosen} onClose={onClose} />
  return (
    <Dialog
      title={t('add.title')}
      isOpen
      onClose={onClose}
      width="lg"
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <p className="t2">{t('add.intro')}</p>
      <div>
        {devices.length === 0 && (
          <p className="st none">
            <Icon name="clock" small />
            {t('add.listening')}
          </p>
        )}
        {devices.map((device, index) => (
          <FoundRow key={device.key} device={device} onRegister={setChosen} primary={index === 0} />
        ))}
      </div>
      <AddWays onLeave={onClose} />
    </Dialog>
  )
}

/** The two roads a chamber comes by. */
export function AddWays({ onLeave }: { onLeave?: () => void }) {
  const { t } = useTranslation(['chambers', 'common'])
  const leave = onLeave ? { onClick: onLeave } : {}
  return (
    <div className="chambers-ways">
      <Link to="/chambers/ports" className="chambers-way" {...leave}>
        <Icon name="usb" />
        <span className="grow">
          <span className="b">{t('add.board')}</span> <span className="t2">{t('add.boardDetail')}</span>
        </span>
        <Icon name="right" />
      </Link>
      <Link to="/settings/$part" params={{ part: 'broker' }} className="chambers-way" {...leave}>
        <Icon name="broker" />
        <span className="grow">
          <span className="b">{t('add.broker')}</span> <span className="t2">{t('add.brokerDetail')}</span>
        </span>
        <Icon name="right" />
      </Link>
    </div>
  )
}
