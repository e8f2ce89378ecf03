import { useBlocker } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

type GuardProps = {
  dirty: boolean
  /** Is being saved: whoever leaves meanwhile goes when it is, and is asked when it is not. */
  isSaving: boolean
  onDiscard: () => void
}

/** Asks before what was changed is left, by a link, by Back, or by closing the window. */
export function UnsavedGuard({ dirty, isSaving, onDiscard }: GuardProps) {
  const { t } = useTranslation('common')
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true })
  const isBlocked = blocker.status === 'blocked'
  const { proceed } = blocker
  useEffect(() => {
    if (isBlocked && !dirty) proceed?.()
  }, [isBlocked, dirty, proceed])
  const stay = () => {
    blocker.reset?.()
  }
  return (
    <Dialog
      role="alertdialog"
      title={t('unsaved.title')}
      isOpen={isBlocked && dirty && !isSaving}
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
