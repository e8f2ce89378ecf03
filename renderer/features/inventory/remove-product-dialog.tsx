import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { client } from '../../host/api.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'
import { useRefresh } from './use-refresh.ts'

type RemoveProps = { product: ProductRow; onClose: () => void; onGone: () => void }

/** Asks with the name; the toast takes it back. */
export function RemoveProductDialog({ product: { id, name }, onClose, onGone }: RemoveProps) {
  const { t } = useTranslation('inventory')
  const refresh = useRefresh()
  const restore = async () => {
    await client.products.restore({ id })
    showToast({ text: t('done.restored', { name }) })
    await refresh()
  }
  return (
    <ConfirmDialog
      title={t('confirm.removeTitle', { name })}
      isOpen
      onClose={onClose}
      confirmLabel={t('confirm.removeYes', { name })}
      onConfirm={async () => {
        await client.products.remove({ id })
        onGone()
        showToast({ text: t('done.removed', { name }), onUndo: () => void restore().catch(refresh) })
        void refresh()
      }}
      words={inventoryRefusals}
    >
      {t('confirm.removeText')}
    </ConfirmDialog>
  )
}
