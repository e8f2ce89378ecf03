import { useTranslation } from 'react-i18next'
import type { PortRow } from '../../../electron/contract/chambers/ports.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { chamberRefusals } from './chamber-refusals.ts'
import { portName } from './port-row.tsx'

type ConnectDialogProps = {
  port: PortRow
  busy: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Before a board is reset: what will happen to it and to its relays, said before the button can be pressed. */
export function ConnectDialog({ port, busy, error, onConfirm, onClose }: ConnectDialogProps) {
  const { t } = useTranslation('chambers')
  return (
    <Dialog
      title={t('ports.warning.title', { port: portName(port) })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      width="md"
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('ports.warning.keep')}
          </Button>
          <Button variant="danger-filled" busy={busy} onPress={onConfirm}>
            {t('ports.warning.confirm')}
          </Button>
        </>
      }
    >
      {port.chamber && <p className="b">{t('ports.warning.chamber', { name: port.chamber.name })}</p>}
      <p>{t('ports.warning.text')}</p>
      <p className="t2">{t('ports.warning.after')}</p>
      <Refusal words={chamberRefusals} error={error} />
    </Dialog>
  )
}
