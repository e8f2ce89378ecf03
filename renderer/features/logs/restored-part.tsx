import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../host/api.ts'
import { IfMay } from '../../person/if-may.tsx'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { logRefusals } from './log-refusals.ts'

const shortest = 3

/** For the owner of a farm that was brought back from a backup: the trail here is not the one this computer saw. */
export function RestoredPart({ onAccepted }: { onAccepted: () => void }) {
  const { t } = useTranslation('logs')
  const [asking, setAsking] = useState(false)
  return (
    <IfMay right="system:update">
      <div className="logs-restored">
        <Button
          size="sm"
          onPress={() => {
            setAsking(true)
          }}
        >
          {t('verify.restored.ask')}
        </Button>
      </div>
      {asking && (
        <RestoredDialog
          onAccepted={onAccepted}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </IfMay>
  )
}

function RestoredDialog({ onAccepted, onClose }: { onAccepted: () => void; onClose: () => void }) {
  const { t } = useTranslation(['logs', 'common'])
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const accept = useMutation({
    mutationFn: () => withStepUp(() => client.logs.acceptRestored({ reason: reason.trim() })),
    onSuccess: () => {
      onClose()
      showToast({ text: t('verify.restored.done') })
      onAccepted()
    },
  })
  const short = reason.trim().length < shortest
  return (
    <Dialog
      title={t('verify.restored.title')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="pri"
            busy={accept.isPending}
            onPress={() => {
              setTried(true)
              if (!short) accept.mutate()
            }}
          >
            {t('verify.restored.submit')}
          </Button>
        </>
      }
    >
      <p className="t2">{t('verify.restored.body')}</p>
      <TextField
        label={t('verify.restored.reason')}
        value={reason}
        onChange={setReason}
        error={tried && short ? t('verify.restored.short') : undefined}
        autoFocus
      />
      <Refusal words={logRefusals} error={accept.error} />
    </Dialog>
  )
}
