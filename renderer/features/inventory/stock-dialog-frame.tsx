import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { InventoryRefusal } from './inventory-refusal.tsx'
import type { useStockForm } from './use-stock-form.ts'

type FrameProps = {
  title: string
  action: string
  form: ReturnType<typeof useStockForm>
  onClose: () => void
  children: ReactNode
}

export function StockDialogFrame({ title, action, form, onClose, children }: FrameProps) {
  const { t } = useTranslation('common')
  return (
    <Dialog title={title} isOpen onClose={onClose} width="md">
      <form noValidate className="inv-form" onSubmit={(event) => void form.submit(event)}>
        <RestoredLine restored={form.restored} />
        <div className="inv-fields">{children}</div>
        <InventoryRefusal error={form.error} />
        <div className="dlg-acts">
          <Button onPress={form.giveUp}>{t('action.cancel')}</Button>
          <Button type="submit" variant="pri" busy={form.isSending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
