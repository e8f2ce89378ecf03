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

/** Why it moved, what was noted, and who did it. */
export const movementWhy = ({ reason, notes, who }: MovementRow): string =>
  [reasonText(reason), notes ?? '', who?.name ?? ''].filter(Boolean).join(' · ')
