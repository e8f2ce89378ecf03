import { type ReactNode, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Refusal } from './refusal.tsx'
import type { RefusalWords } from './refusal-words.ts'

type DialogProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** The buttons at the foot, the least harmful first. */
  actions?: ReactNode
  width?: 'sm' | 'md' | 'lg' | 'xl'
  /** `alertdialog` for a question that stops the work. */
  role?: 'dialog' | 'alertdialog'
}

/** Esc closes it; a press outside does not, so that nothing typed is lost by a slip. */
export function Dialog({ title, isOpen, onClose, children, actions, width = 'sm', role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`dlg-frame ${width}`}>
        <AriaDialog role={role} className="dlg">
          <Heading slot="title">{title}</Heading>
          {children}
          {actions !== undefined && <div className="dlg-acts">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

type ConfirmProps = {
  /** Asks with the thing's name: "Forget /dev/ttyUSB0?" */
  title: string
  isOpen: boolean
  onClose: () => void
  /** A rejection keeps the dialog open and is shown in it. */
  onConfirm: () => unknown
  /** Repeats the verb: "Forget port". */
  confirmLabel: string
  keepLabel?: string
  danger?: boolean
  /** Why it was refused, in words of its own. */
  words?: RefusalWords
  children: ReactNode
}

export function ConfirmDialog(props: ConfirmProps) {
  const { title, isOpen, onClose, onConfirm, confirmLabel, keepLabel, danger = true, words, children } = props
  const { t } = useTranslation('common')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const close = () => {
    setError(null)
    onClose()
  }
  const confirm = async () => {
    setBusy(true)
    setError(null)
    try {
      await onConfirm()
      onClose()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={close}
      role="alertdialog"
      actions={
        <>
          <Button onPress={close} autoFocus={danger}>
            {keepLabel ?? t('action.cancel')}
          </Button>
          <Button variant={danger ? 'danger-filled' : 'pri'} busy={busy} onPress={() => void confirm()}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="t2 dlg-text">{children}</div>
      <Refusal words={words} error={error} />
    </Dialog>
  )
}
