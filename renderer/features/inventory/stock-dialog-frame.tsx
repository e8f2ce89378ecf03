import type { ReactNode } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'
import type { useStockForm } from './use-stock-form.ts'

type FrameProps = {
  title: string
  action: string
  form: ReturnType<typeof useStockForm>
  onClose: () => void
  children: ReactNode
}

export function StockDialogFrame({ title, action, form, onClose, children }: FrameProps) {
  return (
    <Dialog title={title} isOpen onClose={onClose} width="md">
      <form noValidate className="inventory-form" onSubmit={(event) => void form.submit(event)}>
        <RestoredLine restored={form.restored} />
        <div className="inventory-fields">{children}</div>
        <Refusal words={inventoryRefusals} error={form.error} />
        <FormActs onCancel={form.giveUp} busy={form.isSending}>
          {action}
        </FormActs>
      </form>
    </Dialog>
  )
}
