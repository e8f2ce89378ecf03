import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Asks before what was changed is left, by a link, by Back, or by closing the window. */
export function UnsavedGuard({ dirty, onDiscard }: { dirty: boolean; onDiscard: () => void }) {
  const { t } = useTranslation('common')
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true })
  const stay = () => {
    blocker.reset?.()
  }
  return (
    <Dialog
      role="alertdialog"
      title={t('unsaved.title')}
      isOpen={blocker.status === 'blocked'}
      onClose={stay}
      actions={
        <>
          <Button onPress={stay} autoFocus>
            {t('action.stay')}
          </Button>
          <Button
            variant="danger-filled"
            onPress={() => {
              onDiscard()
              blocker.proceed?.()
            }}
          >
            {t('action.discard')}
          </Button>
        </>
      }
    >
      <p className="t2">{t('unsaved.body')}</p>
    </Dialog>
  )
}
