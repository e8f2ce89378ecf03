import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { PrintDialog } from '../../paper/print-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'

const kinds = ['packing-slip', 'invoice', 'receipt'] as const
const keyOf = { 'packing-slip': 'P', invoice: 'I', receipt: 'R' } as const
type Kind = (typeof kinds)[number]

/** The papers of an order; each has a key of its own. */
export function PrintMenu({ order }: { order: Order }) {
  const { t } = useTranslation('documents')
  const [open, setOpen] = useState<Kind | null>(null)
  useHotkey('p', () => setOpen('packing-slip'), { label: t('kind.packing-slip') })
  useHotkey('i', () => setOpen('invoice'), { label: t('kind.invoice') })
  useHotkey('r', () => setOpen('receipt'), { label: t('kind.receipt') })
  return (
    <>
      <Menu
        label={t('print')}
        trigger={
          <Button size="sm" variant="ghost" icon="print">
            {t('print')}
          </Button>
        }
      >
        {kinds.map((kind) => (
          <MenuItem
            key={kind}
            keyCap={keyOf[kind]}
            onAction={() => {
              setOpen(kind)
            }}
          >
            {t(`kind.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
      {open !== null && (
        <PrintDialog
          document={{ kind: open, orderId: order.id }}
          name={order.orderNumber}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </>
  )
}
