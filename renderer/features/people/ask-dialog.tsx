import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { PersonRefusal } from './person-refusal.tsx'

type AskProps = {
  title: string
  children: ReactNode
  confirmLabel: string
  keepLabel?: string
  /** Asks for a reason too. */
  reasonLabel?: string
  danger?: boolean
  onConfirm: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** A question before a change of a person or a role; why it was refused is said in it. */
export function AskDialog(props: AskProps) {
  const { title, children, confirmLabel, keepLabel, reasonLabel, danger = true, onConfirm, onClose } = props
  const { t } = useTranslation('common')
  const [reason, setReason] = useState('')
  const run = useMutation({ mutationFn: () => onConfirm(reason), onSuccess: onClose })
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose} autoFocus={reasonLabel === undefined}>
            {keepLabel ?? t('action.cancel')}
          </Button>
          <Button
            variant={danger ? 'danger-filled' : 'pri'}
            busy={run.isPending}
            onPress={() => {
              run.mutate()
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p className="t2">{children}</p>
      {reasonLabel !== undefined && <TextField label={reasonLabel} value={reason} onChange={setReason} autoFocus />}
      <PersonRefusal error={run.error} />
    </Dialog>
  )
}
