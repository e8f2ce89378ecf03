import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { AdjustDialog } from './adjust-dialog.tsx'
import { ReceiveDialog } from './receive-dialog.tsx'
import { WriteOffDialog } from './write-off-dialog.tsx'

export type StockAct = 'receive' | 'writeOff' | 'adjust'

const dialogs = { receive: ReceiveDialog, writeOff: WriteOffDialog, adjust: AdjustDialog }

export function StockDialog({ act, product, onClose }: { act: StockAct; product: ProductRow; onClose: () => void }) {
  const Chosen = dialogs[act]
  return <Chosen product={product} onClose={onClose} />
}
