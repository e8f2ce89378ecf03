import { useState } from 'react'
import { z } from 'zod'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { draftValues, dropDraft, writeDraft } from '../../ui/draft-store.ts'
import { type Restored, useRestored } from '../../ui/use-draft.ts'
import { type EditLine, type LineConflict, mergeLines } from './new-order/merge-lines.ts'

const line = z.object({ productId: z.string(), name: z.string(), quantity: z.int().min(1) })
const editDraft = z.object({
  /** The order's lines as they were when typing began: another clerk may have changed them since. */
  base: z.array(line.extend({ priceCentavos: z.int() })),
  lines: z.array(line.extend({ priceCentavos: z.int().nullable(), typed: z.string().optional() })),
  reason: z.string(),
})

const lineOf = ({ productId, name, quantity, priceCentavos }: Order['lines'][number]) => ({
  productId,
  name,
  quantity,
  priceCentavos,
})

/** What was typed before, on the order as it is now. */
function startOf(order: Order, draftName: string) {
  const stored = editDraft.safeParse(draftValues(draftName))
  const now = order.lines.map(lineOf)
  if (!stored.success) return { base: order, lines: now as EditLine[], conflicts: [], reason: '' }
  const { base, lines, reason } = stored.data
  return { base: order, ...mergeLines(base, lines, now), reason }
}

type Typed = { base: Order; lines: EditLine[]; conflicts: LineConflict[]; reason: string }

/**
 * What is typed belongs to the order as it was then; another clerk's change is merged in and told, not written over.
 * It is kept as a draft until it is saved or given up.
 */
export function useEditLines(order: Order) {
  const name = `edit.${order.id}`
  const [typed, setTyped] = useState<Typed>(() => startOf(order, name))
  const restored: Restored = useRestored(
    name,
    () => editDraft.safeParse(draftValues(name)).success,
    () => {
      const base = typed.base
      setTyped({ base, lines: base.lines.map(lineOf), conflicts: [], reason: '' })
    },
  )
  const change = (next: Typed) => {
    setTyped(next)
    const { base, lines, reason } = next
    const was = base.lines.map(lineOf)
    if (reason === '' && JSON.stringify(lines) === JSON.stringify(was)) dropDraft(name)
    else writeDraft(name, { base: was, lines, reason, beside: { of: order.orderNumber } })
  }
  return {
    version: typed.base.version,
    lines: typed.lines,
    conflicts: typed.conflicts,
    reason: typed.reason,
    restored,
    setLines: (of: (all: EditLine[]) => EditLine[]) => {
      change({ ...typed, lines: of(typed.lines) })
    },
    setReason: (reason: string) => {
      change({ ...typed, reason })
    },
    onTold: (current: Order) => {
      const { base, lines, reason } = typed
      change({ base: current, reason, ...mergeLines(base.lines.map(lineOf), lines, current.lines.map(lineOf)) })
    },
    take: ({ productId, name: product, theirs }: LineConflict) => {
      const others = typed.lines.filter((each) => each.productId !== productId)
      const mine = typed.lines.find((each) => each.productId === productId)
      const stored = {
        ...(mine ?? { productId, name: product, priceCentavos: null }),
        quantity: theirs,
        typed: undefined,
      }
      const conflicts = typed.conflicts.filter((each) => each.productId !== productId)
      change({ ...typed, conflicts, lines: theirs === 0 ? others : [...others, stored] })
    },
    drop: () => {
      dropDraft(name)
    },
  }
}
