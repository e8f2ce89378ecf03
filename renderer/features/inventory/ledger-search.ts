import { z } from 'zod'
import { movementType } from '../../../electron/contract/inventory/stock.ts'
import { asked, askedText, listAddress, nothingElse } from '../../ui/list-address.ts'

export const ledgerAddress = listAddress({
  path: '/inventory/ledger',
  filter: z.object({ product: askedText, type: asked(movementType) }),
  sort: nothingElse,
  beside: nothingElse,
})
export const readLedgerSearch = ledgerAddress.read
export type LedgerWanted = ReturnType<typeof ledgerAddress.wantedIn>

export const askedMovements = ({ product, type }: LedgerWanted) => ({
  productId: product ?? null,
  type: type ?? null,
  batchId: null,
})
