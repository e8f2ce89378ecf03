import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

type FormActsProps = {
  /** Gives up what was typed. */
  onCancel: () => void
  /** What giving up is called where “Cancel” could mean the deed. */
  keep?: string
  busy: boolean
  isDisabled?: boolean
  /** It can't be taken back. */
  danger?: boolean
  /** What the form does when it is sent. */
  children: ReactNode
}

/** The last line of a dialog's form: give up, or send it. */
export function FormActs({ onCancel, keep, busy, isDisabled = false, danger = false, children }: FormActsProps) {
  const { t } = useTranslation('common')
  return (
    <div className="dlg-acts">
      <Button onPress={onCancel}>{keep ?? t('action.cancel')}</Button>
      <Button type="submit" variant={danger ? 'danger-filled' : 'pri'} busy={busy} isDisabled={isDisabled}>
        {children}
      </Button>
    </div>
  )
}
