import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BoardColumn, BoardFilter, OrderRow } from '../../../../electron/contract/orders/orders.ts'
import { api, client } from '../../../host/api.ts'
import { showToast } from '../../../ui/toast.tsx'
import { changedOrder } from '../order-refusal.tsx'
import { type Forward, withMoved } from './board-moves.ts'

export type BoardMove = { row: OrderRow; move: Forward }

/** The card goes at once, and comes back when the host says no. */
export function useBoardMove(filter: Partial<BoardFilter>) {
  const { t } = useTranslation(['board', 'orders'])
  const queries = useQueryClient()
  const key = api.orders.board.queryKey({ input: filter })
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.orders.board.key() }),
      queries.invalidateQueries({ queryKey: api.orders.list.key() }),
    ])
  return useMutation({
    mutationFn: ({ row, move }: BoardMove) => client.orders.move({ id: row.id, version: row.version, move }),
    onMutate: async ({ row, move }) => {
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData<BoardColumn[]>(key)
      if (before) queries.setQueryData<BoardColumn[]>(key, withMoved(before, row, move))
      return { before }
    },
    onError: (error, _, undo) => {
      if (undo?.before) queries.setQueryData(key, undo.before)
      const current = changedOrder(error)
      if (current) queries.setQueryData(api.orders.get.queryKey({ input: { id: current.id } }), current)
    },
    onSuccess: (order) => {
      queries.setQueryData(api.orders.get.queryKey({ input: { id: order.id } }), order)
      showToast({ text: t('moved', { number: order.orderNumber, status: t(`orders:status.${order.status}`) }) })
    },
    onSettled: () => void refresh(),
  })
}
