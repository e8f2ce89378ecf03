import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/products.ts'
import { client } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import { InventoryRefusal } from './inventory-refusal.tsx'
import { useRefresh } from './use-refresh.ts'

type RemoveProps = { product: ProductRow; onClose: () => void; onGone: () => void }

/** Asks with the name; the toast takes it back. */
export function RemoveProductDialog({ product: { id, name }, onClose, onGone }: RemoveProps) {
  const { t } = useTranslation(['inventory', 'common'])
  const refresh = useRefresh()
  const restore = async () => {
    await client.products.restore({ id })
    showToast({ text: t('done.restored', { name }) })
    await refresh()
  }
  const remove = useMutation({
    mutationFn: () => client.products.remove({ id }),
    onSuccess: async () => {
      onClose()
      onGone()
      showToast({ text: t('done.removed', { name }), onUndo: () => void restore().catch(refresh) })
      await refresh()
    },
  })
  return (
    <Dialog
      title={t('confirm.removeTitle', { name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('common:action.cancel')}
          </Button>
          <Button
            variant="danger-filled"
            busy={remove.isPending}
            onPress={() => {
              remove.mutate()
            }}
          >
            {t('confirm.removeYes', { name })}
          </Button>
        </>
      }
    >
      <p className="t2">{t('confirm.removeText')}</p>
      <InventoryRefusal error={remove.error} />
    </Dialog>
  )
}
