import type { MovementRow } from '../../../electron/contract/inventory/stock.ts'
import type { IconName } from '../../ui/icon.tsx'
import { reasonText } from './product-words.tsx'

export const movementIcon: Record<MovementRow['type'], IconName> = {
  received: 'download',
  sold: 'check',
  returned: 'undo',
  damaged: 'trash',
  transferred: 'hand',
  adjustment: 'edit',
}

/** Why it moved, what was noted, of which batch, and who did it. */
export const movementWhy = ({ reason, notes, batch, who }: MovementRow): string =>
  [reasonText(reason), notes ?? '', who?.name ?? '', batch?.number ?? ''].filter(Boolean).join(' · ')
